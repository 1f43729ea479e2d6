package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Days or times that are named beside the pattern, as more of it or as exceptions to it. */
public sealed interface Days {
    /** One time of one day. */
    record Moment(LocalDateTime at) implements Days {}

    /** One day, at every time of day that the recurrence has. */
    record Day(LocalDate day) implements Days {}

    /** Every day of a list, at every time of day that the recurrence has. */
    record Listed(DateList list) implements Days {}
}
