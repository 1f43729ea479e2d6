package vn.tienglang.planner.recurrence;

/** What repeats. */
public sealed interface RecurrencePattern {
    /** Nothing: it takes place once, at its anchor. */
    record Once() implements RecurrencePattern {}

    /** A rule, from the anchor on. The anchor itself counts only if the rule says so. */
    record ByRule(RecurrenceRule rule) implements RecurrencePattern {}

    /** The days of a list from the anchor's day on, at the anchor's time of day. */
    record ByList(DateList list) implements RecurrencePattern {}
}
