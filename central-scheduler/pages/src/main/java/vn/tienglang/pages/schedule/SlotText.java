package vn.tienglang.pages.schedule;

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
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.recurrence.DateSelector;
import vn.tienglang.planner.recurrence.Frequency;
import vn.tienglang.planner.recurrence.NthWeekday;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrencePattern;
import vn.tienglang.planner.recurrence.RecurrenceRule;
import vn.tienglang.planner.recurrence.RuleEnd;
import vn.tienglang.planner.recurrence.Season;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Text of a slot. */
public final class SlotText {
    private final Messages words;
    private final LocalDate today;
    private final Map<ClipId, Clip> clips;
    private final Map<BulletinId, String> bulletins;

    /**
     * Creates the text with the names of clips and bulletins.
     *
     * @param clips all clips
     * @param bulletins titles of all bulletins
     */
    public SlotText(
            Messages words,
            LocalDate today,
            Map<ClipId, Clip> clips,
            Map<BulletinId, String> bulletins) {
        this.words = words;
        this.today = today;
        this.clips = Map.copyOf(clips);
        this.bulletins = Map.copyOf(bulletins);
    }

    /** The recurrence; a rule without a text is shown in its notation. */
    public String when(Recurrence when) {
        String time = words.time(when.start().toLocalTime());
        var said = new ArrayList<String>();
        said.add(
                switch (when.pattern()) {
                    case RecurrencePattern.Once _ ->
                            words.text(
                                    "when.once",
                                    words.day(when.start().toLocalDate(), today),
                                    time);
                    case RecurrencePattern.ByList(var list) ->
                            words.text("when.list", words.text("datelist." + list.name()), time);
                    case RecurrencePattern.ByRule(RecurrenceRule rule) -> rule(rule, time);
                });
        for (Season season : when.seasons()) {
            said.add(words.text("when.season", season.text()));
        }
        for (DateSelector days : when.exceptions()) {
            said.add(
                    switch (days) {
                        case DateSelector.OnList(var list) ->
                                words.text("when.except", words.text("datelist." + list.name()));
                        case DateSelector.OnDay(LocalDate day) ->
                                words.text("when.except", words.date(day));
                        case DateSelector.At(LocalDateTime at) ->
                                words.text("when.except", moment(at));
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
                    case RuleEnd.Never _ -> "";
                    case RuleEnd.Count(int count) -> words.text("when.count", words.number(count));
                    case RuleEnd.Until(LocalDateTime last) ->
                            words.text("when.until", words.date(last.toLocalDate()));
                };
        if (plain && rule.frequency() == Frequency.DAILY && rule.weekdays().isEmpty()) {
            return words.text("when.daily", time) + end;
        }
        if (plain && rule.frequency() == Frequency.WEEKLY && !rule.weekdays().isEmpty()) {
            String days =
                    rule.weekdays().stream()
                            .map(NthWeekday::day)
                            .map(day -> words.text("date.weekday." + day.getValue()))
                            .collect(Collectors.joining(", "));
            return words.text("when.weekly", days, time) + end;
        }
        return words.text("when.rule", rule.text(), time);
    }

    /** The parts, one a line. */
    List<String> parts(Slot slot) {
        return slot.parts().stream().map(this::part).toList();
    }

    private String part(SlotPart part) {
        return switch (part) {
            case SlotPart.Recording(ClipId clip) ->
                    Optional.ofNullable(clips.get(clip))
                            .map(one ->
                                    words.text(
                                            "part.recording",
                                            one.title(),
                                            words.language(one.language()),
                                            words.duration(one.length())))
                            .orElseGet(() -> words.text("part.recording.unknown", clip.brief()));
            case SlotPart.Bulletins(var rotation, int each) -> {
                String titles =
                        rotation.stream()
                                .map(id -> "«" + bulletins.getOrDefault(id, id.value()) + "»")
                                .collect(Collectors.joining(", "));
                yield each == rotation.size()
                        ? words.text("part.bulletins", titles)
                        : words.text("part.bulletins.turns", titles, words.number(each));
            }
            case SlotPart.Notices(Duration most) ->
                    words.text("part.notices", words.duration(most));
            case SlotPart.Relay(String source, Duration length) ->
                    words.text("part.relay", source, words.duration(length));
        };
    }

    /** The start policy. */
    public String starting(StartPolicy starting) {
        return switch (starting) {
            case StartPolicy.OnTime _ -> words.text("slot.starting.on-time");
            case StartPolicy.Next _ -> words.text("slot.starting.next");
            case StartPolicy.WaitUpTo(Duration most) ->
                    words.text("slot.starting.waits", words.duration(most));
        };
    }
}
