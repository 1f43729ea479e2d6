package vn.tienglang.pages.text;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.situation.CampaignFrequency;
import vn.tienglang.planner.situation.Playbook;

/** Text of rules and playbooks: days, times, durations and frequencies. */
public final class RuleText {
    private static final int WEEK = 7;

    private final Messages words;

    public RuleText(Messages words) {
        this.words = words;
    }

    /** The text of a rule, with its days. */
    public String rule(PolicyRule rule) {
        String said =
                switch (rule) {
                    case PolicyRule.Sessions sessions -> sessions(sessions.ranges());
                    case PolicyRule.QuietHours quiet ->
                            words.text("rule.quiet", stretch(quiet.range()));
                    case PolicyRule.SessionCap cap ->
                            words.text("rule.session-cap", words.duration(cap.maximum()));
                    case PolicyRule.DayCap cap ->
                            words.text("rule.day-cap", words.duration(cap.maximum()));
                    case PolicyRule.Volume volume ->
                            words.text(
                                    "rule.volume",
                                    words.number(volume.percent()),
                                    stretch(volume.range()));
                    case PolicyRule.Approval approval -> approval(approval);
                    case PolicyRule.Repetition repetition ->
                            repetition(
                                    repetition.perSession(), repetition.perDay(), repetition.gap());
                };
        return words.text("rule.on", said, days(rule.days()));
    }

    /** How often a clip or a theme may be repeated for obligations. */
    public String repetition(int perSession, int perDay, Duration gap) {
        return words.text(
                "rule.repetition",
                words.number(perSession),
                words.number(perDay),
                words.duration(gap));
    }

    private String sessions(List<LocalTimeRange> stretches) {
        return stretches.isEmpty()
                ? words.text("rule.silent")
                : words.text(
                        "rule.sessions",
                        stretches.stream().map(this::stretch).collect(Collectors.joining("; ")));
    }

    private String approval(PolicyRule.Approval approval) {
        String steps = String.join(" → ", approval.steps());
        return approval.fourEyes()
                ? words.text("rule.approval.fourEyes", steps)
                : words.text("rule.approval", steps);
    }

    /** Whether units below may override the rule. */
    public String validity(PolicyRule.Force force) {
        return words.text("force", force);
    }

    /** The days of a rule. */
    String days(ApplicableDays days) {
        return switch (days.holidays()) {
            case ALIKE -> weekdays(days.weekdays());
            case ONLY -> words.text("days.only");
            case NEVER -> words.text("days.never", weekdays(days.weekdays()));
        };
    }

    private String weekdays(Set<DayOfWeek> weekdays) {
        if (weekdays.size() == WEEK) {
            return words.text("days.every");
        }
        var names = new ArrayList<String>();
        List<DayOfWeek> all = List.copyOf(weekdays);
        int index = 0;
        while (index < all.size()) {
            int last = index;
            while (last + 1 < all.size()
                    && all.get(last + 1).getValue() == all.get(last).getValue() + 1) {
                last++;
            }
            if (last - index >= 2) {
                names.add(words.text("days.run", weekday(all.get(index)), weekday(all.get(last))));
                index = last + 1;
            } else {
                names.add(weekday(all.get(index)));
                index++;
            }
        }
        return String.join(", ", names);
    }

    /** Thứ Hai. */
    public String weekday(DayOfWeek day) {
        return words.text("date.weekday." + day.getValue());
    }

    /** Từ 05:30 đến 19:00; a whole day by its name. */
    String stretch(LocalTimeRange stretch) {
        if (stretch.equals(LocalTimeRange.WHOLE_DAY)) {
            return words.text("stretch.day");
        }
        boolean isNextDay = !stretch.from().isBefore(stretch.until());
        return words.text(
                isNextDay ? "stretch.over" : "stretch",
                hour(stretch.from()),
                hour(stretch.until()));
    }

    /** The range between two instants, in this zone. */
    public String airtime(Airtime airtime, ZoneId zone) {
        return words.text(
                "stretch",
                hour(airtime.start().atZone(zone).toLocalTime()),
                hour(airtime.end().atZone(zone).toLocalTime()));
    }

    /** 17:00; to the second only where there are any. */
    public String hour(LocalTime time) {
        return words.time(time);
    }

    /** The frequency, and its hours. */
    String frequency(CampaignFrequency frequency) {
        return switch (frequency) {
            case CampaignFrequency.EachSession(int times) ->
                    words.text("frequency.session", words.number(times));
            case CampaignFrequency.Daily(int times, Duration apart, LocalTimeRange hours) ->
                    words.text(
                            "frequency.daily",
                            words.number(times),
                            words.duration(apart),
                            stretch(hours));
            case CampaignFrequency.Hourly(LocalTimeRange hours) ->
                    words.text("frequency.hourly", stretch(hours));
        };
    }

    /** The mix of languages. */
    String languages(Playbook.LanguageRule tongues) {
        return switch (tongues) {
            case Playbook.LanguageRule.Alternate _ -> words.text("tongues.alternate");
            case Playbook.LanguageRule.EachDaily(int times) ->
                    words.text("tongues.each", words.number(times));
        };
    }

    /** The actions of a playbook, one a line. */
    public List<String> playbook(Playbook playbook) {
        var lines = new ArrayList<String>();
        String affected = frequency(playbook.affected());
        if (playbook.affected().equals(playbook.elsewhere())) {
            lines.add(words.text("playbook.everywhere", affected));
        } else {
            lines.add(words.text("playbook.affected", affected));
            lines.add(words.text("playbook.elsewhere", frequency(playbook.elsewhere())));
        }
        lines.add(languages(playbook.languages()));
        return List.copyOf(lines);
    }

    /** Tình huống 3: Dịch lây lan trong cộng đồng. */
    public String situation(Playbook playbook) {
        return words.text(
                "situation.named", Integer.toString(playbook.situation()), playbook.title());
    }
}
