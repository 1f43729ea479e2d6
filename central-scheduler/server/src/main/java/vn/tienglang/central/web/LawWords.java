package vn.tienglang.central.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Stretch;
import vn.tienglang.planner.situation.Frequency;
import vn.tienglang.planner.situation.Playbook;

/** Rules and playbooks in words: on which days, from when to when, how long, how often. */
final class LawWords {
    private static final int WEEK = 7;

    private final Words words;

    LawWords(Words words) {
        this.words = words;
    }

    /** What a rule says, and on which days. */
    String rule(Rule rule) {
        String said =
                switch (rule) {
                    case Rule.Sessions sessions -> sessions(sessions.stretches());
                    case Rule.Quiet quiet -> words.say("rule.quiet", stretch(quiet.stretch()));
                    case Rule.SessionCap cap ->
                            words.say("rule.session-cap", words.duration(cap.most()));
                    case Rule.DayCap cap -> words.say("rule.day-cap", words.duration(cap.most()));
                    case Rule.Volume volume ->
                            words.say(
                                    "rule.volume",
                                    words.number(volume.percent()),
                                    stretch(volume.stretch()));
                    case Rule.Approval approval -> approval(approval);
                };
        return words.say("rule.on", said, days(rule.days()));
    }

    private String sessions(List<Stretch> stretches) {
        return stretches.isEmpty()
                ? words.say("rule.silent")
                : words.say(
                        "rule.sessions",
                        stretches.stream().map(this::stretch).collect(Collectors.joining("; ")));
    }

    private String approval(Rule.Approval approval) {
        String steps = String.join(" → ", approval.steps());
        return approval.fourEyes()
                ? words.say("rule.approval.fourEyes", steps)
                : words.say("rule.approval", steps);
    }

    /** Whether units below may say otherwise. */
    String force(Rule.Force force) {
        return words.say("force", force);
    }

    /** On which days. */
    String days(Days days) {
        return switch (days.holidays()) {
            case ALIKE -> weekdays(days.weekdays());
            case ONLY -> words.say("days.only");
            case NEVER -> words.say("days.never", weekdays(days.weekdays()));
        };
    }

    private String weekdays(Set<DayOfWeek> weekdays) {
        if (weekdays.size() == WEEK) {
            return words.say("days.every");
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
                names.add(words.say("days.run", weekday(all.get(index)), weekday(all.get(last))));
                index = last + 1;
            } else {
                names.add(weekday(all.get(index)));
                index++;
            }
        }
        return String.join(", ", names);
    }

    /** Thứ Hai. */
    String weekday(DayOfWeek day) {
        return words.say("date.weekday." + day.getValue());
    }

    /** Từ 05:30 đến 19:00; a whole day by its name. */
    String stretch(Stretch stretch) {
        if (stretch.equals(Stretch.DAY)) {
            return words.say("stretch.day");
        }
        boolean isNextDay = !stretch.from().isBefore(stretch.until());
        return words.say(
                isNextDay ? "stretch.over" : "stretch",
                hour(stretch.from()),
                hour(stretch.until()));
    }

    /** The same of two instants, on the clocks of this zone. */
    String airtime(Airtime airtime, ZoneId zone) {
        return words.say(
                "stretch",
                hour(airtime.start().atZone(zone).toLocalTime()),
                hour(airtime.end().atZone(zone).toLocalTime()));
    }

    /** 17:00; to the second only where there are any. */
    String hour(LocalTime time) {
        return words.hour(time);
    }

    /** How often, and within which hours. */
    String frequency(Frequency frequency) {
        return switch (frequency) {
            case Frequency.EachSession(int times) ->
                    words.say("frequency.session", words.number(times));
            case Frequency.Daily(int times, Duration apart, Stretch hours) ->
                    words.say(
                            "frequency.daily",
                            words.number(times),
                            words.duration(apart),
                            stretch(hours));
            case Frequency.Hourly(Stretch hours) -> words.say("frequency.hourly", stretch(hours));
        };
    }

    /** How the languages share it. */
    String tongues(Playbook.Tongues tongues) {
        return switch (tongues) {
            case Playbook.Tongues.Alternate _ -> words.say("tongues.alternate");
            case Playbook.Tongues.EachDaily(int times) ->
                    words.say("tongues.each", words.number(times));
        };
    }

    /** Everything a playbook does, line by line. */
    List<String> playbook(Playbook playbook) {
        var lines = new ArrayList<String>();
        String affected = frequency(playbook.affected());
        if (playbook.affected().equals(playbook.elsewhere())) {
            lines.add(words.say("playbook.everywhere", affected));
        } else {
            lines.add(words.say("playbook.affected", affected));
            lines.add(words.say("playbook.elsewhere", frequency(playbook.elsewhere())));
        }
        lines.add(tongues(playbook.languages()));
        return List.copyOf(lines);
    }

    /** Tình huống 3: Dịch lây lan trong cộng đồng. */
    String situation(Playbook playbook) {
        return words.say(
                "situation.named", Integer.toString(playbook.situation()), playbook.title());
    }
}
