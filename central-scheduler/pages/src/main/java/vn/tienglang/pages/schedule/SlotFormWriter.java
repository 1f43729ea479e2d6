package vn.tienglang.pages.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.DateSelector;
import vn.tienglang.planner.recurrence.Frequency;
import vn.tienglang.planner.recurrence.NthWeekday;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrencePattern;
import vn.tienglang.planner.recurrence.RecurrenceResult;
import vn.tienglang.planner.recurrence.RecurrenceRule;
import vn.tienglang.planner.recurrence.RuleEnd;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Writer of a slot into the fields of the slot form. */
final class SlotFormWriter {
    private SlotFormWriter() {}

    /** The values of the fields that ask for this slot. */
    static Map<String, String> values(Slot slot) {
        var values = new HashMap<String, String>();
        values.put("title", slot.title());
        values.put("messageClass", ApiMapper.kebabCase(slot.messageClass()));
        Target target = slot.target();
        boolean plain =
                target.areas().size() == 1
                        && target.equals(Target.of(target.areas().iterator().next()));
        values.put("area", plain ? target.areas().iterator().next().value() : SlotFormFields.KEPT);
        put(values, slot.when().recurrence());
        switch (slot.startPolicy()) {
            case StartPolicy.OnTime _ -> values.put("starting", "on-time");
            case StartPolicy.Next _ -> values.put("starting", "next");
            case StartPolicy.WaitUpTo(Duration most) -> {
                values.put("starting", "wait");
                values.put("wait", minutes(most));
            }
        }
        if (!slot.hardEnd().equals(Slot.NO_HARD_END)) {
            values.put("hardEnd", minutes(slot.hardEnd()));
        }
        values.put(
                "mix",
                switch (slot.languageMix()) {
                    case LanguageMix.AllInTurn _ -> "all-in-turn";
                    case LanguageMix.Alternate _ -> "alternate";
                    case LanguageMix.ByShare _ -> "by-share";
                    case LanguageMix.EachDaily _ -> SlotFormFields.KEPT;
                });
        putParts(values, slot.parts());
        return values;
    }

    private static String minutes(Duration length) {
        return Long.toString(Math.max(1, (length.toSeconds() + 59) / 60));
    }

    private static void put(Map<String, String> values, Recurrence when) {
        values.put("date", when.start().toLocalDate().toString());
        values.put("time", when.start().toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME));
        List<DateSelector> usual = List.of(SlotFormFields.holidays());
        boolean sayable =
                when.seasons().isEmpty()
                        && when.extras().isEmpty()
                        && (when.exceptions().isEmpty() || when.exceptions().equals(usual));
        if (when.exceptions().equals(usual)) {
            values.put("exceptHolidays", "yes");
        }
        values.put("repeat", sayable ? repeat(values, when.pattern()) : SlotFormFields.KEPT);
    }

    private static String repeat(Map<String, String> values, RecurrencePattern pattern) {
        return switch (pattern) {
            case RecurrencePattern.Once _ -> "once";
            case RecurrencePattern.ByList(var list) -> SlotFormFields.LIST + list.name();
            case RecurrencePattern.ByRule(RecurrenceRule rule) -> {
                String end =
                        switch (rule.ending()) {
                            case RuleEnd.Never _ -> "";
                            case RuleEnd.Until(LocalDateTime last) -> {
                                values.put("until", last.toLocalDate().toString());
                                yield ";UNTIL="
                                        + last.toLocalDate()
                                                .atTime(23, 59, 59)
                                                .format(SlotFormFields.RULE_TIME);
                            }
                            case RuleEnd.Count _ -> ";COUNT";
                        };
                if (rule(end, "FREQ=DAILY").filter(rule.text()::equals).isPresent()) {
                    yield "daily";
                }
                List<NthWeekday> days = rule.weekdays();
                String weekly =
                        "FREQ=WEEKLY;BYDAY="
                                + days.stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(","));
                if (rule.frequency() == Frequency.WEEKLY
                        && !days.isEmpty()
                        && rule(end, weekly).filter(rule.text()::equals).isPresent()) {
                    days.forEach(day -> values.put(SlotFormFields.field(day.day()), "yes"));
                    yield "weekly";
                }
                yield SlotFormFields.KEPT;
            }
        };
    }

    /** The normalised text of a rule with this end; empty when the form cannot express the end. */
    private static Optional<String> rule(String end, String rule) {
        if (end.equals(";COUNT")) {
            return Optional.empty();
        }
        return switch (RecurrenceRule.read(rule + end)) {
            case RecurrenceResult.Parsed<RecurrenceRule>(var understood) ->
                    Optional.of(understood.text());
            case RecurrenceResult.Rejected<RecurrenceRule> _ -> Optional.empty();
        };
    }

    private static void putParts(Map<String, String> values, List<SlotPart> parts) {
        int row = 0;
        for (SlotPart part : parts) {
            List<String> rows =
                    part instanceof SlotPart.Bulletins(var rotation, int each)
                            ? bulletins(values, rotation, each)
                            : List.of(SlotFormFields.value(part));
            for (String value : rows) {
                row++;
                values.put("part" + row, value);
            }
            switch (part) {
                case SlotPart.Notices(Duration most) -> values.put("minutes" + row, minutes(most));
                case SlotPart.Relay(String source, Duration length) -> {
                    values.put("minutes" + row, minutes(length));
                    values.put("source" + row, source);
                }
                case SlotPart.Recording _, SlotPart.Bulletins _ -> {}
            }
        }
        long turns = parts.stream().filter(SlotPart.Bulletins.class::isInstance).count();
        if (row > SlotFormFields.PARTS || turns > 1) {
            values.put("parts", SlotFormFields.KEPT);
        }
    }

    private static List<String> bulletins(
            Map<String, String> values, List<BulletinId> rotation, int each) {
        if (each < rotation.size()) {
            values.put("each", Integer.toString(each));
        }
        return rotation.stream().map(id -> "bulletin:" + id).toList();
    }
}
