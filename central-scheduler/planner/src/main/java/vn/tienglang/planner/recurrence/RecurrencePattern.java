package vn.tienglang.planner.recurrence;

/** Pattern of a recurrence. */
public sealed interface RecurrencePattern {
    /** Takes place once, at the anchor. */
    record Once() implements RecurrencePattern {}

    /** A rule, from the anchor on. The anchor itself counts only if it matches the rule. */
    record ByRule(RecurrenceRule rule) implements RecurrencePattern {}

    /** The days of a list from the anchor's day on, at the anchor's time of day. */
    record ByList(DateList list) implements RecurrencePattern {}
}
