package vn.tienglang.node.port;

import java.time.Duration;
import java.time.Instant;

/**
 * What both clocks say, not yet judged. {@code ClockTrust} makes a {@code Now} of it.
 *
 * @param wall what the wall clock says, right or wrong by days
 * @param sinceBoot monotonic time since the program started; never steps
 */
public record ClockReading(Instant wall, Duration sinceBoot) {
    /** When the program started, if the wall clock is right now. */
    public Instant boot() {
        return wall.minus(sinceBoot);
    }
}
