package vn.tienglang.pages.obligation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;

/** Mapper between an obligation and the fields of its form. */
final class ObligationFormMapper {
    private static final int PAPER_CHARACTERS = 200;
    private static final int MINUTES_MOST = 31 * 24 * 60;
    private static final int AIRINGS_MOST = 10_000;
    private static final int GRACE_MOST = 31;

    private ObligationFormMapper() {}

    /** The values of the fields before a change. */
    static Map<String, String> values(Obligation owed, int revision) {
        var values = new LinkedHashMap<String, String>();
        values.put("revision", Integer.toString(revision));
        values.put("paper", owed.paper());
        values.put("unit", owed.unit().value());
        values.put("theme", owed.theme());
        values.put("language", owed.language().value());
        values.put("term", ApiMapper.kebabCase(owed.period()));
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

    /** The obligation of the fields, but for its id; empty with errors when a field is unusable. */
    static Optional<Function<ObligationId, Obligation>> read(PlanFormReader typed, Messages words) {
        Optional<AreaCode> unit = typed.area("unit");
        Optional<String> paper = typed.singleLine("paper", PAPER_CHARACTERS);
        String theme = typed.text("theme");
        if (!theme.isEmpty()) {
            typed.singleLine("theme", BulletinDetails.THEME_CHARACTERS);
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
            typed.addError(
                    "ends-before", "until", words.text("bulletin.flaw.ENDS_BEFORE_IT_BEGINS"));
        }
        if (!typed.isValid()) {
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

    private static Optional<Obligation.Amount> amount(PlanFormReader typed) {
        return typed.text("kind").equals("airings")
                ? typed.number("least", 1, AIRINGS_MOST).map(Obligation.Amount.Airings::new)
                : typed.number("least", 1, MINUTES_MOST)
                        .map(Duration::ofMinutes)
                        .map(Obligation.Amount.Time::new);
    }

    private static ObligationPeriod term(String text) {
        for (ObligationPeriod term : ObligationPeriod.values()) {
            if (ApiMapper.kebabCase(term).equals(text)) {
                return term;
            }
        }
        return ObligationPeriod.DAY;
    }
}
