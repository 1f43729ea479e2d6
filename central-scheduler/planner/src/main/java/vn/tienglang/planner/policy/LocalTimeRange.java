package vn.tienglang.planner.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import vn.tienglang.airtime.Airtime;

/**
 * Range of local time within a day, half open. It may run past midnight and then belongs to the day
 * on which it begins.
 *
 * @param from the local start time
 * @param length the length in local time; more than 0, at most one day
 */
public record LocalTimeRange(LocalTime from, Duration length) {
    /** The whole day, midnight to midnight. */
    public static final LocalTimeRange WHOLE_DAY =
            new LocalTimeRange(LocalTime.MIDNIGHT, Duration.ofDays(1));

    /** Rejects an empty range and one longer than a day. */
    public LocalTimeRange {
        if (length.compareTo(Duration.ZERO) <= 0 || length.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a stretch of " + length);
        }
    }

    /**
     * Returns the range between two times. If {@code until} is not later, it is on the next day.
     */
    public static LocalTimeRange between(LocalTime from, LocalTime until) {
        Duration length = Duration.between(from, until);
        return new LocalTimeRange(from, length.isPositive() ? length : length.plusDays(1));
    }

    /** Returns the end time, on this day or on the next. */
    public LocalTime until() {
        return from.plus(length);
    }

    /**
     * Returns the range as instants on that day; empty if the zone skips all of it. Both ends are
     * local times: a time in a gap moves forward by the gap, and of a repeated time the first
     * counts.
     */
    public Optional<Airtime> airtimeOn(LocalDate date, ZoneId zone) {
        Instant start = date.atTime(from).atZone(zone).toInstant();
        Instant end = date.atTime(from).plus(length).atZone(zone).toInstant();
        return start.isBefore(end) ? Optional.of(new Airtime(start, end)) : Optional.empty();
    }
}
