package vn.tienglang.planner.recurrence;

/** What repeats. */
public sealed interface Pattern {
    /** Nothing: it takes place once, at its anchor. */
    record Once() implements Pattern {}

    /** A rule, from the anchor on. The anchor itself counts only if the rule says so. */
    record ByRule(RecurrenceRule rule) implements Pattern {}

    /** The days of a list from the anchor's day on, at the anchor's time of day. */
    record ByList(DateList list) implements Pattern {}
}
