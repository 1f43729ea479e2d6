package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/** Writer of the canonical text of a recurrence. */
final class RecurrenceWriter {
    static final String START = "DTSTART";
    static final String RULE = "RRULE";
    static final String LIST = "X-LIST";
    static final String SEASON = "X-SEASON";
    static final String MOVED = "X-MOVED";
    static final String CANCELLED = "X-CANCELLED";

    /** Names of the lines of extras and of exceptions: times, days, lists. */
    static final List<String> EXTRAS = List.of("RDATE", "RDATE;VALUE=DATE", "X-RDATE-LIST");

    static final List<String> EXCEPTIONS = List.of("EXDATE", "EXDATE;VALUE=DATE", "X-EXDATE-LIST");

    private RecurrenceWriter() {}

    static String of(Recurrence recurrence) {
        var lines = new StringJoiner("\n");
        lines.add(START + ":" + ICalendarTime.text(recurrence.start()));
        switch (recurrence.pattern()) {
            case RecurrencePattern.Once() -> {}
            case RecurrencePattern.ByRule(RecurrenceRule rule) ->
                    lines.add(RULE + ":" + rule.text());
            case RecurrencePattern.ByList(DateList list) -> lines.add(LIST + ":" + list.name());
        }
        line(lines, SEASON, recurrence.seasons(), Season::text);
        days(lines, EXTRAS, recurrence.extras());
        days(lines, EXCEPTIONS, recurrence.exceptions());
        line(lines, MOVED, recurrence.changes(), RecurrenceWriter::moved);
        line(lines, CANCELLED, recurrence.changes(), RecurrenceWriter::cancelled);
        return lines.toString();
    }

    /** Returns the sort key that identifies a selector: the number of its kind, then its text. */
    static String key(DateSelector days) {
        return switch (days) {
            case DateSelector.At(LocalDateTime at) -> "0" + ICalendarTime.text(at);
            case DateSelector.OnDay(LocalDate day) -> "1" + ICalendarTime.text(day);
            case DateSelector.OnList(DateList list) -> "2" + list.name();
        };
    }

    private static void days(StringJoiner lines, List<String> names, List<DateSelector> all) {
        for (int kind = 0; kind < names.size(); kind++) {
            String prefix = Integer.toString(kind);
            line(
                    lines,
                    names.get(kind),
                    all,
                    days -> key(days).startsWith(prefix) ? key(days).substring(1) : "");
        }
    }

    private static <T> void line(
            StringJoiner lines, String name, List<T> all, Function<T, String> value) {
        var values = new StringJoiner(",");
        all.stream().map(value).filter(text -> !text.isEmpty()).forEach(values::add);
        if (values.length() > 0) {
            lines.add(name + ":" + values);
        }
    }

    private static String moved(OccurrenceChange change) {
        return change instanceof OccurrenceChange.Moved(LocalDateTime id, LocalDateTime to)
                ? ICalendarTime.text(id) + "-" + ICalendarTime.text(to)
                : "";
    }

    private static String cancelled(OccurrenceChange change) {
        return change instanceof OccurrenceChange.Cancelled(LocalDateTime id)
                ? ICalendarTime.text(id)
                : "";
    }
}
