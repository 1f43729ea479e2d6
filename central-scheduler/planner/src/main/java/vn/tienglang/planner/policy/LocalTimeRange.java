package vn.tienglang.planner.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import vn.tienglang.airtime.Airtime;

/**
 * A stretch of a day in local time, half open; it may run past midnight, and then belongs to the
 * day it begins on.
 *
 * @param from when it begins
 * @param length how long it lasts by the clock on the wall; more than nothing, at most a day
 */
public record LocalTimeRange(LocalTime from, Duration length) {
    /** The whole day, midnight to midnight. */
    public static final LocalTimeRange WHOLE_DAY =
            new LocalTimeRange(LocalTime.MIDNIGHT, Duration.ofDays(1));

    /** Refuses a stretch of no length, or of more than a day. */
    public LocalTimeRange {
        if (length.compareTo(Duration.ZERO) <= 0 || length.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a stretch of " + length);
        }
    }

    /** From one time to another; when the other is not later, to that time on the next day. */
    public static LocalTimeRange between(LocalTime from, LocalTime until) {
        Duration length = Duration.between(from, until);
        return new LocalTimeRange(from, length.isPositive() ? length : length.plusDays(1));
    }

    /** When it ends, on this day or on the next. */
    public LocalTime until() {
        return from.plus(length);
    }

    /**
     * From when to when it lasts on that day; empty where the zone skips all of it. Both ends are
     * times on the wall: where the clock is put forward over one, it moves by the gap; where a time
     * comes twice, the first counts.
     */
    public Optional<Airtime> airtimeOn(LocalDate date, ZoneId zone) {
        Instant start = date.atTime(from).atZone(zone).toInstant();
        Instant end = date.atTime(from).plus(length).atZone(zone).toInstant();
        return start.isBefore(end) ? Optional.of(new Airtime(start, end)) : Optional.empty();
    }
}
