package vn.tienglang.planner.form;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.planner.policy.Stretch;
import vn.tienglang.planner.situation.Frequency;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/** Playbooks, and the units that were raised. */
final class SituationForm {
    private SituationForm() {}

    static Json form(Playbook playbook) {
        return new Writing()
                .whole("situation", playbook.situation())
                .whole("version", playbook.version())
                .text("title", playbook.title())
                .text("aim", playbook.aim())
                .put("affected", form(playbook.affected()))
                .put("elsewhere", form(playbook.elsewhere()))
                .put("languages", form(playbook.languages()))
                .done();
    }

    static Optional<Playbook> playbook(Place place) {
        var sheet = new Sheet(place);
        var situation = sheet.read("situation", inner -> inner.whole(1, Playbook.SITUATIONS));
        var version = sheet.read("version", inner -> inner.whole(1, FormLimits.VERSIONS));
        var title = sheet.read("title", Place::line);
        var aim = sheet.read("aim", inner -> inner.text(FormLimits.AIM_CHARACTERS));
        var affected = sheet.read("affected", SituationForm::frequency);
        var elsewhere = sheet.read("elsewhere", SituationForm::frequency);
        var languages = sheet.read("languages", SituationForm::tongues);
        return sheet.whole(() ->
                new Playbook(
                        situation.orElseThrow(),
                        version.orElseThrow(),
                        title.orElseThrow(),
                        aim.orElseThrow(),
                        affected.orElseThrow(),
                        elsewhere.orElseThrow(),
                        languages.orElseThrow()));
    }

    private static Json form(Frequency frequency) {
        return switch (frequency) {
            case Frequency.EachSession(int times) ->
                    Writing.kind("each-session").whole("times", times).done();
            case Frequency.Daily(int times, Duration apart, Stretch hours) ->
                    Writing.kind("daily")
                            .whole("times", times)
                            .text("apart", apart)
                            .put("hours", Words.stretch(hours))
                            .done();
            case Frequency.Hourly(Stretch hours) ->
                    Writing.kind("hourly").put("hours", Words.stretch(hours)).done();
        };
    }

    private static Optional<Frequency> frequency(Place place) {
        var sheet = new Sheet(place);
        return switch (sheet.kind("each-session", "daily", "hourly")) {
            case "each-session" -> {
                var times = times(sheet);
                yield sheet.whole(() -> new Frequency.EachSession(times.orElseThrow()));
            }
            case "daily" -> {
                var times = times(sheet);
                var apart = sheet.read("apart", Words::length);
                var hours = sheet.read("hours", Words::stretch);
                yield sheet.whole(() ->
                        new Frequency.Daily(
                                times.orElseThrow(), apart.orElseThrow(), hours.orElseThrow()));
            }
            case "hourly" -> {
                var hours = sheet.read("hours", Words::stretch);
                yield sheet.whole(() -> new Frequency.Hourly(hours.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> times(Sheet sheet) {
        return sheet.read("times", inner -> inner.whole(1, Frequency.TIMES_A_DAY));
    }

    private static Json form(Playbook.Tongues tongues) {
        return switch (tongues) {
            case Playbook.Tongues.Alternate _ -> Writing.kind("alternate").done();
            case Playbook.Tongues.EachDaily(int times) ->
                    Writing.kind("each-daily").whole("times", times).done();
        };
    }

    private static Optional<Playbook.Tongues> tongues(Place place) {
        var sheet = new Sheet(place);
        return switch (sheet.kind("alternate", "each-daily")) {
            case "alternate" -> sheet.whole(Playbook.Tongues.Alternate::new);
            case "each-daily" -> {
                var times = times(sheet);
                yield sheet.whole(() -> new Playbook.Tongues.EachDaily(times.orElseThrow()));
            }
            default -> Optional.empty();
        };
    }

    static Json form(Raised raised) {
        return new Writing()
                .text("id", raised.id())
                .text("unit", raised.unit())
                .put("playbook", form(raised.playbook()))
                .unless(Set.of(), "affected", raised.affected(), Writing::words)
                .put("bulletins", Writing.words(raised.bulletins()))
                .text("from", raised.from())
                .unless(Instant.MAX, "until", raised.until(), Writing::word)
                .done();
    }

    static Optional<Raised> raised(Place place) {
        var sheet = new Sheet(place);
        var id = sheet.read("id", Words::slot);
        var unit = sheet.read("unit", Words::area);
        var playbook = sheet.read("playbook", SituationForm::playbook);
        var affected = sheet.read("affected", List.of(), inner -> inner.distinct(Words::area));
        var bulletins = sheet.read("bulletins", inner -> inner.list(Words::bulletin));
        var from = sheet.read("from", Words::instant);
        var until = sheet.read("until", Instant.MAX, Words::instant);
        return sheet.whole(() ->
                new Raised(
                        id.orElseThrow(),
                        unit.orElseThrow(),
                        playbook.orElseThrow(),
                        new TreeSet<>(affected.orElseThrow()),
                        bulletins.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow()));
    }
}
