package vn.tienglang.planner.recurrence;

import java.time.LocalDateTime;

/** End of a rule. */
public sealed interface RuleEnd {
    /** No end. */
    record Never() implements RuleEnd {}

    /** After this many occurrences, counted from the anchor; 1 or more. */
    record Count(int occurrences) implements RuleEnd {}

    /** After the last occurrence that is not later than this local time. */
    record Until(LocalDateTime last) implements RuleEnd {}
}
