package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Days or times that are named beside the pattern, as more of it or as exceptions to it. */
public sealed interface DateSelector {
    /** One time of one day. */
    record At(LocalDateTime at) implements DateSelector {}

    /** One day, at every time of day that the recurrence has. */
    record OnDay(LocalDate day) implements DateSelector {}

    /** Every day of a list, at every time of day that the recurrence has. */
    record OnList(DateList list) implements DateSelector {}
}
