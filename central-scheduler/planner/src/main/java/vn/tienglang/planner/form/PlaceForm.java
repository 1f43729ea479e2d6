package vn.tienglang.planner.form;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.Term;
import vn.tienglang.planner.reach.Succession;

/** What is spoken at a place, what is owed there, and which unit carries it on. */
final class PlaceForm {
    private PlaceForm() {}

    static Json form(LanguageProfile profile) {
        return Writing.list(
                profile.spoken(),
                spoken ->
                        new Writing()
                                .text("language", spoken.language())
                                .whole("percent", spoken.percent())
                                .done());
    }

    static Optional<LanguageProfile> profile(Place place) {
        if (place.items().size() > LanguageProfile.LANGUAGES) {
            return place.refuse("more than " + LanguageProfile.LANGUAGES + " languages");
        }
        return place.list(PlaceForm::spoken)
                .flatMap(spoken -> place.built(() -> new LanguageProfile(spoken)));
    }

    private static Optional<LanguageProfile.Spoken> spoken(Place place) {
        var sheet = new Sheet(place);
        var language = language(sheet);
        var percent = sheet.read("percent", inner -> inner.whole(1, 100));
        return sheet.whole(
                () -> new LanguageProfile.Spoken(language.orElseThrow(), percent.orElseThrow()));
    }

    private static Optional<LanguageTag> language(Sheet sheet) {
        return sheet.read("language", inner -> inner.word(LanguageTag::new));
    }

    static Json form(Obligation obligation) {
        return new Writing()
                .text("id", obligation.id())
                .text("paper", obligation.paper())
                .text("unit", obligation.unit())
                .unless("", "theme", obligation.theme(), Writing::word)
                .text("language", obligation.language())
                .put("amount", form(obligation.amount()))
                .put("term", Words.word(obligation.term()))
                .text("from", obligation.from())
                .unless(LocalDate.MAX, "until", obligation.until(), Writing::word)
                .whole("graceDays", obligation.graceDays())
                .done();
    }

    static Optional<Obligation> obligation(Place place) {
        var sheet = new Sheet(place);
        var id = sheet.read("id", Words::obligation);
        var paper = sheet.read("paper", Place::line);
        var unit = sheet.read("unit", Words::area);
        var theme = sheet.read("theme", "", Place::lineOrNothing);
        var language = language(sheet);
        var amount = sheet.read("amount", PlaceForm::amount);
        var term = sheet.read("term", inner -> Words.constant(inner, Term.class));
        var from = sheet.read("from", Words::date);
        var until = sheet.read("until", LocalDate.MAX, Words::date);
        var graceDays = sheet.read("graceDays", inner -> inner.whole(0, 31));
        return sheet.whole(() ->
                new Obligation(
                        id.orElseThrow(),
                        paper.orElseThrow(),
                        unit.orElseThrow(),
                        theme.orElseThrow(),
                        language.orElseThrow(),
                        amount.orElseThrow(),
                        term.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow(),
                        graceDays.orElseThrow()));
    }

    private static Json form(Obligation.Amount amount) {
        return switch (amount) {
            case Obligation.Amount.Time(Duration least) ->
                    Writing.kind("time").text("least", least).done();
            case Obligation.Amount.Airings(int least) ->
                    Writing.kind("airings").whole("least", least).done();
        };
    }

    private static Optional<Obligation.Amount> amount(Place place) {
        var sheet = new Sheet(place);
        return switch (sheet.kind("time", "airings")) {
            case "time" -> {
                var least = sheet.read("least", Words::length);
                yield sheet.whole(() -> new Obligation.Amount.Time(least.orElseThrow()));
            }
            case "airings" -> {
                var least = sheet.read("least", inner -> inner.whole(1, FormLimits.TIMES));
                yield sheet.whole(() -> new Obligation.Amount.Airings(least.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static Json form(HandOver one) {
        return new Writing()
                .text("id", one.id())
                .text("unit", one.unit())
                .text("title", one.title())
                .text("bulletin", one.bulletin())
                .text("due", one.due())
                .text("fallback", one.fallback())
                .text("from", one.from())
                .unless(LocalDate.MAX, "until", one.until(), Writing::word)
                .done();
    }

    static Optional<HandOver> handOver(Place place) {
        var sheet = new Sheet(place);
        var id = sheet.read("id", Words::handOver);
        var unit = sheet.read("unit", Words::area);
        var title = sheet.read("title", Place::line);
        var bulletin = sheet.read("bulletin", Words::bulletin);
        var due = sheet.read("due", Words::time);
        var fallback = sheet.read("fallback", Words::bulletin);
        var from = sheet.read("from", Words::date);
        var until = sheet.read("until", LocalDate.MAX, Words::date);
        return sheet.whole(() ->
                new HandOver(
                        id.orElseThrow(),
                        unit.orElseThrow(),
                        title.orElseThrow(),
                        bulletin.orElseThrow(),
                        due.orElseThrow(),
                        fallback.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow()));
    }

    static Json form(Succession succession) {
        return new Writing()
                .text("before", succession.before())
                .text("after", succession.after())
                .text("on", succession.on())
                .done();
    }

    static Optional<Succession> succession(Place place) {
        var sheet = new Sheet(place);
        var before = sheet.read("before", Words::area);
        var after = sheet.read("after", Words::area);
        var on = sheet.read("on", Words::date);
        return sheet.whole(
                () -> new Succession(before.orElseThrow(), after.orElseThrow(), on.orElseThrow()));
    }
}
