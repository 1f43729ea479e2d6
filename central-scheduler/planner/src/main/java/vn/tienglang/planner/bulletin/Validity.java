package vn.tienglang.planner.bulletin;

import java.time.LocalDate;

/**
 * The days on which something may be told.
 *
 * @param from the first
 * @param until the last; it still holds on that day
 */
public record Validity(LocalDate from, LocalDate until) {
    /** Refuses days that end before they begin. */
    public Validity {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("valid from " + from + " until " + until);
        }
    }

    /** True on each of the days. */
    public boolean isValidOn(LocalDate date) {
        return !date.isBefore(from) && !isExpiredOn(date);
    }

    /** True on every day after the last. */
    public boolean isExpiredOn(LocalDate date) {
        return date.isAfter(until);
    }
}
