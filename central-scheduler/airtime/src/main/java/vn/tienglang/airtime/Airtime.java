package vn.tienglang.airtime;

import java.time.Duration;
import java.time.Instant;

/**
 * Half-open interval of time on air.
 *
 * @param start first instant
 * @param end first instant after it
 */
public record Airtime(Instant start, Instant end) {
    /** Rejects an interval that is empty or reversed. */
    public Airtime {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("airtime from " + start + " to " + end);
        }
    }

    /** Interval that begins at {@code start} and lasts {@code length}. */
    public static Airtime of(Instant start, Duration length) {
        return new Airtime(start, start.plus(length));
    }

    /** True when some instant belongs to both. */
    public boolean overlaps(Airtime other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** True when the instant is in this interval. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** Length of the interval. */
    public Duration length() {
        return Duration.between(start, end);
    }
}
