package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Selector of days or times, used for extras and exceptions of a recurrence. */
public sealed interface DateSelector {
    /** One time on one day. */
    record At(LocalDateTime at) implements DateSelector {}

    /** One day, at every time of day of the recurrence. */
    record OnDay(LocalDate day) implements DateSelector {}

    /** Every day of a list, at every time of day of the recurrence. */
    record OnList(DateList list) implements DateSelector {}
}
