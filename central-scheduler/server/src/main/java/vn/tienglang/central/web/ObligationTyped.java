package vn.tienglang.central.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.Term;

/** Between what is owed and the fields of its form. */
final class ObligationTyped {
    private static final int PAPER_CHARACTERS = 200;
    private static final int MINUTES_MOST = 31 * 24 * 60;
    private static final int AIRINGS_MOST = 10_000;
    private static final int GRACE_MOST = 31;

    private ObligationTyped() {}

    /** What stands in the fields before anybody changes them. */
    static Map<String, String> values(Obligation owed, int revision) {
        var values = new LinkedHashMap<String, String>();
        values.put("revision", Integer.toString(revision));
        values.put("paper", owed.paper());
        values.put("unit", owed.unit().value());
        values.put("theme", owed.theme());
        values.put("language", owed.language().value());
        values.put("term", Shapes.word(owed.term()));
        values.put("from", owed.from().toString());
        values.put(
                "until",
                owed.until().equals(LocalDate.MAX) ? "" : owed.until().minusDays(1).toString());
        values.put("graceDays", Integer.toString(owed.graceDays()));
        switch (owed.amount()) {
            case Obligation.Amount.Time(Duration least) -> {
                values.put("kind", "minutes");
                values.put("least", Long.toString(least.toMinutes()));
            }
            case Obligation.Amount.Airings(int least) -> {
                values.put("kind", "airings");
                values.put("least", Integer.toString(least));
            }
        }
        return values;
    }

    /** What the fields say is owed, by whatever name; empty with complaints when they say none. */
    static Optional<Function<ObligationId, Obligation>> read(Typed typed, Words words) {
        Optional<AreaCode> unit = typed.area("unit");
        Optional<String> paper = typed.line("paper", PAPER_CHARACTERS);
        String theme = typed.text("theme");
        if (!theme.isEmpty()) {
            typed.line("theme", Terms.THEME_CHARACTERS);
        }
        Optional<LanguageTag> language = typed.language("language");
        Optional<Obligation.Amount> amount = amount(typed);
        Optional<Integer> grace = typed.number("graceDays", 0, GRACE_MOST);
        Optional<LocalDate> from = typed.date("from");
        LocalDate until =
                typed.text("until").isEmpty()
                        ? LocalDate.MAX
                        : typed.date("until").map(day -> day.plusDays(1)).orElse(LocalDate.MAX);
        if (from.isPresent() && !from.get().isBefore(until)) {
            typed.object("ends-before", "until", words.say("bulletin.flaw.ENDS_BEFORE_IT_BEGINS"));
        }
        if (!typed.isSound()) {
            return Optional.empty();
        }
        return Optional.of(id ->
                new Obligation(
                        id,
                        paper.orElseThrow(),
                        unit.orElseThrow(),
                        theme,
                        language.orElseThrow(),
                        amount.orElseThrow(),
                        term(typed.text("term")),
                        from.orElseThrow(),
                        until,
                        grace.orElseThrow()));
    }

    private static Optional<Obligation.Amount> amount(Typed typed) {
        return typed.text("kind").equals("airings")
                ? typed.number("least", 1, AIRINGS_MOST).map(Obligation.Amount.Airings::new)
                : typed.number("least", 1, MINUTES_MOST)
                        .map(Duration::ofMinutes)
                        .map(Obligation.Amount.Time::new);
    }

    private static Term term(String text) {
        for (Term term : Term.values()) {
            if (Shapes.word(term).equals(text)) {
                return term;
            }
        }
        return Term.DAY;
    }
}
