package vn.tienglang.planner.bulletin;

import java.time.LocalDate;

/**
 * Days on which a bulletin may be broadcast.
 *
 * @param from first day
 * @param until last day, included
 */
public record Validity(LocalDate from, LocalDate until) {
    /** Rejects an end before the start. */
    public Validity {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("valid from " + from + " until " + until);
        }
    }

    /** Returns whether the day is included. */
    public boolean isValidOn(LocalDate date) {
        return !date.isBefore(from) && !isExpiredOn(date);
    }

    /** Returns whether the day is after the last one. */
    public boolean isExpiredOn(LocalDate date) {
        return date.isAfter(until);
    }
}
