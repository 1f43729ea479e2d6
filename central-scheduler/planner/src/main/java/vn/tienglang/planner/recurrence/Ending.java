package vn.tienglang.planner.recurrence;

import java.time.LocalDateTime;

/** When a rule stops. */
public sealed interface Ending {
    /** Not by itself. */
    record Never() implements Ending {}

    /** After so many occurrences, counted from the anchor; 1 or more. */
    record Count(int occurrences) implements Ending {}

    /** With the last occurrence that is not after this local time. */
    record Until(LocalDateTime last) implements Ending {}
}
