package vn.tienglang.planner;

import java.time.LocalDate;
import java.util.List;

/** On which days a slot takes place. Recurring rules become cases of their own beside this one. */
public sealed interface Recurrence {
    /** On this one day. */
    record Once(LocalDate date) implements Recurrence {}

    /** The days from {@code from} up to, not including, {@code until}; ascending. */
    default List<LocalDate> days(LocalDate from, LocalDate until) {
        return switch (this) {
            case Once(LocalDate date) ->
                    !date.isBefore(from) && date.isBefore(until) ? List.of(date) : List.of();
        };
    }

    /** The first day of all. */
    default LocalDate first() {
        return switch (this) {
            case Once(LocalDate date) -> date;
        };
    }

    /** The last day of all; {@link LocalDate#MAX} for a rule without an end. */
    default LocalDate last() {
        return switch (this) {
            case Once(LocalDate date) -> date;
        };
    }
}
