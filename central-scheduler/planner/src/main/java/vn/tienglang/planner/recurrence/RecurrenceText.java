package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;

/** Writes a recurrence in its one form. */
final class RecurrenceText {
    static final String START = "DTSTART";
    static final String RULE = "RRULE";
    static final String LIST = "X-LIST";
    static final String SEASON = "X-SEASON";
    static final String MOVED = "X-MOVED";
    static final String CANCELLED = "X-CANCELLED";

    /** The lines of extras, and of exceptions: times, days, lists. */
    static final List<String> EXTRAS = List.of("RDATE", "RDATE;VALUE=DATE", "X-RDATE-LIST");

    static final List<String> EXCEPTIONS = List.of("EXDATE", "EXDATE;VALUE=DATE", "X-EXDATE-LIST");

    private RecurrenceText() {}

    static String of(Recurrence recurrence) {
        var lines = new StringJoiner("\n");
        lines.add(START + ":" + CompactTime.text(recurrence.start()));
        switch (recurrence.pattern()) {
            case Pattern.Once() -> {}
            case Pattern.ByRule(RecurrenceRule rule) -> lines.add(RULE + ":" + rule.text());
            case Pattern.ByList(DateList list) -> lines.add(LIST + ":" + list.name());
        }
        line(lines, SEASON, recurrence.seasons(), Season::text);
        days(lines, EXTRAS, recurrence.extras());
        days(lines, EXCEPTIONS, recurrence.exceptions());
        line(lines, MOVED, recurrence.changes(), RecurrenceText::moved);
        line(lines, CANCELLED, recurrence.changes(), RecurrenceText::cancelled);
        return lines.toString();
    }

    /** What orders days and tells them apart: their kind's number, then what they say. */
    static String key(Days days) {
        return switch (days) {
            case Days.Moment(LocalDateTime at) -> "0" + CompactTime.text(at);
            case Days.Day(LocalDate day) -> "1" + CompactTime.text(day);
            case Days.Listed(DateList list) -> "2" + list.name();
        };
    }

    private static void days(StringJoiner lines, List<String> names, List<Days> all) {
        for (int kind = 0; kind < names.size(); kind++) {
            String mark = Integer.toString(kind);
            line(
                    lines,
                    names.get(kind),
                    all,
                    days -> key(days).startsWith(mark) ? key(days).substring(1) : "");
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

    private static String moved(Change change) {
        return change instanceof Change.Moved(LocalDateTime id, LocalDateTime to)
                ? CompactTime.text(id) + "-" + CompactTime.text(to)
                : "";
    }

    private static String cancelled(Change change) {
        return change instanceof Change.Cancelled(LocalDateTime id) ? CompactTime.text(id) : "";
    }
}
