package vn.tienglang.central.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.Starting;
import vn.tienglang.planner.recurrence.Days;
import vn.tienglang.planner.recurrence.Ending;
import vn.tienglang.planner.recurrence.Frequency;
import vn.tienglang.planner.recurrence.NthWeekday;
import vn.tienglang.planner.recurrence.Pattern;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceRule;
import vn.tienglang.planner.recurrence.Season;

/** What a slot says, in words. */
final class SlotWords {
    private final Words words;
    private final LocalDate today;
    private final Map<ClipId, Clip> clips;
    private final Map<BulletinId, String> bulletins;

    /**
     * With the names of what is heard.
     *
     * @param clips every recording there is
     * @param bulletins the title of every bulletin there is
     */
    SlotWords(
            Words words,
            LocalDate today,
            Map<ClipId, Clip> clips,
            Map<BulletinId, String> bulletins) {
        this.words = words;
        this.today = today;
        this.clips = Map.copyOf(clips);
        this.bulletins = Map.copyOf(bulletins);
    }

    /** When it takes place: a rule nobody has words for is said as it is written. */
    String when(Recurrence when) {
        String time = words.time(when.start().toLocalTime());
        var said = new ArrayList<String>();
        said.add(
                switch (when.pattern()) {
                    case Pattern.Once _ ->
                            words.say(
                                    "when.once",
                                    words.day(when.start().toLocalDate(), today),
                                    time);
                    case Pattern.ByList(var list) ->
                            words.say("when.list", words.say("datelist." + list.name()), time);
                    case Pattern.ByRule(RecurrenceRule rule) -> rule(rule, time);
                });
        for (Season season : when.seasons()) {
            said.add(words.say("when.season", season.text()));
        }
        for (Days days : when.exceptions()) {
            said.add(
                    switch (days) {
                        case Days.Listed(var list) ->
                                words.say("when.except", words.say("datelist." + list.name()));
                        case Days.Day(LocalDate day) -> words.say("when.except", words.date(day));
                        case Days.Moment(LocalDateTime at) -> words.say("when.except", moment(at));
                    });
        }
        if (!when.extras().isEmpty()) {
            said.add(words.count("when.extras", when.extras().size()));
        }
        if (!when.changes().isEmpty()) {
            said.add(words.count("when.changes", when.changes().size()));
        }
        return String.join("; ", said);
    }

    private String moment(LocalDateTime at) {
        return words.time(at.toLocalTime()) + " " + words.date(at.toLocalDate());
    }

    private String rule(RecurrenceRule rule, String time) {
        boolean plain =
                rule.interval() == 1
                        && rule.months().isEmpty()
                        && rule.weekNumbers().isEmpty()
                        && rule.yearDays().isEmpty()
                        && rule.monthDays().isEmpty()
                        && rule.hours().isEmpty()
                        && rule.minutes().isEmpty()
                        && rule.seconds().isEmpty()
                        && rule.positions().isEmpty();
        String end =
                switch (rule.ending()) {
                    case Ending.Never _ -> "";
                    case Ending.Count(int count) -> words.say("when.count", words.number(count));
                    case Ending.Until(LocalDateTime last) ->
                            words.say("when.until", words.date(last.toLocalDate()));
                };
        if (plain && rule.frequency() == Frequency.DAILY && rule.weekdays().isEmpty()) {
            return words.say("when.daily", time) + end;
        }
        if (plain && rule.frequency() == Frequency.WEEKLY && !rule.weekdays().isEmpty()) {
            String days =
                    rule.weekdays().stream()
                            .map(NthWeekday::day)
                            .map(day -> words.say("date.weekday." + day.getValue()))
                            .collect(Collectors.joining(", "));
            return words.say("when.weekly", days, time) + end;
        }
        return words.say("when.rule", rule.text(), time);
    }

    /** Each part in a line. */
    List<String> parts(Slot slot) {
        return slot.parts().stream().map(this::part).toList();
    }

    private String part(Part part) {
        return switch (part) {
            case Part.Recording(ClipId clip) ->
                    Optional.ofNullable(clips.get(clip))
                            .map(one ->
                                    words.say(
                                            "part.recording",
                                            one.title(),
                                            words.language(one.language()),
                                            words.duration(one.length())))
                            .orElseGet(() -> words.say("part.recording.unknown", clip.brief()));
            case Part.Bulletins(var rotation, int each) -> {
                String titles =
                        rotation.stream()
                                .map(id -> "«" + bulletins.getOrDefault(id, id.value()) + "»")
                                .collect(Collectors.joining(", "));
                yield each == rotation.size()
                        ? words.say("part.bulletins", titles)
                        : words.say("part.bulletins.turns", titles, words.number(each));
            }
            case Part.Notices(Duration most) -> words.say("part.notices", words.duration(most));
            case Part.Relay(String source, Duration length) ->
                    words.say("part.relay", source, words.duration(length));
        };
    }

    /** What it does when the air is taken. */
    String starting(Starting starting) {
        return switch (starting) {
            case Starting.OnTime _ -> words.say("slot.starting.on-time");
            case Starting.Next _ -> words.say("slot.starting.next");
            case Starting.WaitUpTo(Duration most) ->
                    words.say("slot.starting.waits", words.duration(most));
        };
    }
}
