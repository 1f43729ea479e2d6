package vn.tienglang.airtime;

import java.time.Duration;
import java.time.Instant;

/** A half-open stretch of airtime: the instant {@code end} already belongs to what follows. */
public record Airtime(Instant start, Instant end) {
    /** Refuses a stretch that is empty or runs backwards. */
    public Airtime {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("airtime from " + start + " to " + end);
        }
    }

    /** The stretch that begins at {@code start} and lasts {@code length}. */
    public static Airtime of(Instant start, Duration length) {
        return new Airtime(start, start.plus(length));
    }

    /** True when some instant belongs to both. */
    public boolean overlaps(Airtime other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** True when the instant belongs to this stretch. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** How long it lasts. */
    public Duration length() {
        return Duration.between(start, end);
    }
}
