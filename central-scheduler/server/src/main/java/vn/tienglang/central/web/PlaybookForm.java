package vn.tienglang.central.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tienglang.planner.policy.Stretch;
import vn.tienglang.planner.situation.Frequency;
import vn.tienglang.planner.situation.Playbook;

/** Between a playbook and the fields of its form. */
final class PlaybookForm {
    private static final int TITLE_CHARACTERS = 200;

    private PlaybookForm() {}

    /** What stands in the fields before anybody changes them. */
    static Map<String, String> values(Playbook playbook, int revision) {
        var values = new LinkedHashMap<String, String>();
        values.put("revision", Integer.toString(revision));
        values.put("title", playbook.title());
        values.put("aim", playbook.aim());
        put(values, "affected", playbook.affected());
        put(values, "elsewhere", playbook.elsewhere());
        switch (playbook.languages()) {
            case Playbook.Tongues.Alternate _ -> {
                values.put("tongues", "alternate");
                values.put("tongueTimes", "1");
            }
            case Playbook.Tongues.EachDaily(int times) -> {
                values.put("tongues", "each");
                values.put("tongueTimes", Integer.toString(times));
            }
        }
        return values;
    }

    private static void put(Map<String, String> values, String where, Frequency frequency) {
        switch (frequency) {
            case Frequency.EachSession(int times) -> {
                values.put(where, "session");
                values.put(where + "Times", Integer.toString(times));
            }
            case Frequency.Daily(int times, Duration apart, Stretch hours) -> {
                values.put(where, "daily");
                values.put(where + "Times", Integer.toString(times));
                values.put(where + "Apart", Long.toString(apart.toMinutes()));
                put(values, where, hours);
            }
            case Frequency.Hourly(Stretch hours) -> {
                values.put(where, "hourly");
                put(values, where, hours);
            }
        }
    }

    private static void put(Map<String, String> values, String where, Stretch hours) {
        values.put(where + "From", hours.from().toString());
        values.put(where + "Until", hours.until().toString());
    }

    /** The playbook the fields say; empty with complaints when they say none. */
    static Optional<Playbook> read(Typed typed, int situation, int revision, Words words) {
        Optional<String> title = typed.line("title", TITLE_CHARACTERS);
        Optional<String> aim = typed.line("aim", TITLE_CHARACTERS);
        Optional<Frequency> affected = frequency(typed, "affected", words);
        Optional<Frequency> elsewhere = frequency(typed, "elsewhere", words);
        Optional<Playbook.Tongues> tongues =
                typed.text("tongues").equals("each")
                        ? typed.number("tongueTimes", 1, Frequency.TIMES_A_DAY)
                                .map(Playbook.Tongues.EachDaily::new)
                        : Optional.of(new Playbook.Tongues.Alternate());
        if (!typed.isSound()) {
            return Optional.empty();
        }
        return Optional.of(
                new Playbook(
                        situation,
                        Math.max(1, revision),
                        title.orElseThrow(),
                        aim.orElseThrow(),
                        affected.orElseThrow(),
                        elsewhere.orElseThrow(),
                        tongues.orElseThrow()));
    }

    private static Optional<Frequency> frequency(Typed typed, String where, Words words) {
        return switch (typed.text(where)) {
            case "daily" -> daily(typed, where, words);
            case "hourly" ->
                    hours(typed, where)
                            .flatMap(hours ->
                                    fitting(
                                            typed,
                                            where,
                                            words,
                                            () -> new Frequency.Hourly(hours)));
            default ->
                    typed.number(where + "Times", 1, Frequency.TIMES_A_DAY)
                            .map(Frequency.EachSession::new);
        };
    }

    private static Optional<Frequency> daily(Typed typed, String where, Words words) {
        Optional<Integer> times = typed.number(where + "Times", 1, Frequency.TIMES_A_DAY);
        Optional<Integer> apart = typed.number(where + "Apart", 0, 24 * 60);
        Optional<Stretch> hours = hours(typed, where);
        if (times.isEmpty() || apart.isEmpty() || hours.isEmpty()) {
            return Optional.empty();
        }
        return fitting(
                typed,
                where,
                words,
                () ->
                        new Frequency.Daily(
                                times.get(), Duration.ofMinutes(apart.get()), hours.get()));
    }

    private static Optional<Stretch> hours(Typed typed, String where) {
        return typed.time(where + "From")
                .flatMap(from ->
                        typed.time(where + "Until").map(until -> Stretch.between(from, until)));
    }

    /** A frequency knows itself whether it fits into its hours. */
    private static Optional<Frequency> fitting(
            Typed typed, String where, Words words, Supplier<Frequency> make) {
        try {
            return Optional.of(make.get());
        } catch (IllegalArgumentException e) {
            typed.object("does-not-fit", where, words.say("playbook.doesNotFit"));
            return Optional.empty();
        }
    }
}
