package vn.tienglang.planner.recurrence;

import java.time.LocalDateTime;

/** When a rule stops. */
public sealed interface RuleEnd {
    /** Not by itself. */
    record Never() implements RuleEnd {}

    /** After so many occurrences, counted from the anchor; 1 or more. */
    record Count(int occurrences) implements RuleEnd {}

    /** With the last occurrence that is not after this local time. */
    record Until(LocalDateTime last) implements RuleEnd {}
}
