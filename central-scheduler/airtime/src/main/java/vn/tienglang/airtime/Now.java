package vn.tienglang.airtime;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as an argument. Appointments use {@code wall}, waiting times use {@code sinceBoot}; they are
 * different types so that nobody subtracts one from the other.
 *
 * @param wall time of the wall clock, right or wrong
 * @param sinceBoot monotonic time since the program started; never steps
 * @param clock quality of the wall clock
 */
public record Now(Instant wall, Duration sinceBoot, ClockQuality clock) {
    /** Whether the wall clock is trusted. */
    public boolean wallTrusted() {
        return clock.isTrusted();
    }
}
