package vn.tienglang.pages.situation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.situation.CampaignFrequency;
import vn.tienglang.planner.situation.Playbook;

/** Mapper between a playbook and the fields of its form. */
final class PlaybookFormMapper {
    private static final int TITLE_CHARACTERS = 200;

    private PlaybookFormMapper() {}

    /** The values of the fields before a change. */
    static Map<String, String> values(Playbook playbook, int revision) {
        var values = new LinkedHashMap<String, String>();
        values.put("revision", Integer.toString(revision));
        values.put("title", playbook.title());
        values.put("aim", playbook.aim());
        put(values, "affected", playbook.affected());
        put(values, "elsewhere", playbook.elsewhere());
        switch (playbook.languages()) {
            case Playbook.LanguageRule.Alternate _ -> {
                values.put("tongues", "alternate");
                values.put("tongueTimes", "1");
            }
            case Playbook.LanguageRule.EachDaily(int times) -> {
                values.put("tongues", "each");
                values.put("tongueTimes", Integer.toString(times));
            }
        }
        return values;
    }

    private static void put(Map<String, String> values, String where, CampaignFrequency frequency) {
        switch (frequency) {
            case CampaignFrequency.EachSession(int times) -> {
                values.put(where, "session");
                values.put(where + "Times", Integer.toString(times));
            }
            case CampaignFrequency.Daily(int times, Duration apart, LocalTimeRange hours) -> {
                values.put(where, "daily");
                values.put(where + "Times", Integer.toString(times));
                values.put(where + "Apart", Long.toString(apart.toMinutes()));
                put(values, where, hours);
            }
            case CampaignFrequency.Hourly(LocalTimeRange hours) -> {
                values.put(where, "hourly");
                put(values, where, hours);
            }
        }
    }

    private static void put(Map<String, String> values, String where, LocalTimeRange hours) {
        values.put(where + "From", hours.from().toString());
        values.put(where + "Until", hours.until().toString());
    }

    /** The playbook of the fields; empty with errors when a field is unusable. */
    static Optional<Playbook> read(
            PlanFormReader typed, int situation, int revision, Messages words) {
        Optional<String> title = typed.singleLine("title", TITLE_CHARACTERS);
        Optional<String> aim = typed.singleLine("aim", TITLE_CHARACTERS);
        Optional<CampaignFrequency> affected = frequency(typed, "affected", words);
        Optional<CampaignFrequency> elsewhere = frequency(typed, "elsewhere", words);
        Optional<Playbook.LanguageRule> tongues =
                typed.text("tongues").equals("each")
                        ? typed.number("tongueTimes", 1, CampaignFrequency.TIMES_A_DAY)
                                .map(Playbook.LanguageRule.EachDaily::new)
                        : Optional.of(new Playbook.LanguageRule.Alternate());
        if (!typed.isValid()) {
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

    private static Optional<CampaignFrequency> frequency(
            PlanFormReader typed, String where, Messages words) {
        return switch (typed.text(where)) {
            case "daily" -> daily(typed, where, words);
            case "hourly" ->
                    hours(typed, where)
                            .flatMap(hours ->
                                    fitting(
                                            typed,
                                            where,
                                            words,
                                            () -> new CampaignFrequency.Hourly(hours)));
            default ->
                    typed.number(where + "Times", 1, CampaignFrequency.TIMES_A_DAY)
                            .map(CampaignFrequency.EachSession::new);
        };
    }

    private static Optional<CampaignFrequency> daily(
            PlanFormReader typed, String where, Messages words) {
        Optional<Integer> times = typed.number(where + "Times", 1, CampaignFrequency.TIMES_A_DAY);
        Optional<Integer> apart = typed.number(where + "Apart", 0, 24 * 60);
        Optional<LocalTimeRange> hours = hours(typed, where);
        if (times.isEmpty() || apart.isEmpty() || hours.isEmpty()) {
            return Optional.empty();
        }
        return fitting(
                typed,
                where,
                words,
                () ->
                        new CampaignFrequency.Daily(
                                times.get(), Duration.ofMinutes(apart.get()), hours.get()));
    }

    private static Optional<LocalTimeRange> hours(PlanFormReader typed, String where) {
        return typed.time(where + "From")
                .flatMap(from ->
                        typed.time(where + "Until")
                                .map(until -> LocalTimeRange.between(from, until)));
    }

    /** The frequency checks whether it fits into its hours. */
    private static Optional<CampaignFrequency> fitting(
            PlanFormReader typed, String where, Messages words, Supplier<CampaignFrequency> make) {
        try {
            return Optional.of(make.get());
        } catch (IllegalArgumentException e) {
            typed.addError("does-not-fit", where, words.text("playbook.doesNotFit"));
            return Optional.empty();
        }
    }
}
