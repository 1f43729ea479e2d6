package vn.tienglang.node.port;

import java.time.Duration;
import java.time.Instant;

/**
 * Reading of both clocks, not yet judged. {@code ClockTrust} turns it into a {@code Now}.
 *
 * @param wall time of the wall clock, which may be wrong by days
 * @param sinceBoot monotonic time since the program started; never steps
 * @param daemon state of the time daemon at the same moment
 */
public record ClockReading(Instant wall, Duration sinceBoot, TimeDaemonState daemon) {
    /** Wall time of the program start, if the wall clock is right now. */
    public Instant boot() {
        return wall.minus(sinceBoot);
    }
}
