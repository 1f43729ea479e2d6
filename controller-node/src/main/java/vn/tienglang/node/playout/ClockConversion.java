package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.airtime.Now;

/** Conversion between wall time and time since boot, by the clocks of one reading. */
final class ClockConversion {
    private ClockConversion() {}

    /** The time since boot at this wall time; negative before the boot. */
    static Duration sinceBoot(Instant wall, Now now) {
        return now.sinceBoot().plus(Duration.between(now.wall(), wall));
    }

    /** The wall time at this time since boot. */
    static Instant wall(Duration sinceBoot, Now now) {
        return now.wall().plus(sinceBoot.minus(now.sinceBoot()));
    }

    /** True when this time since boot is still to come. */
    static boolean isAhead(Duration sinceBoot, Now now) {
        return sinceBoot.compareTo(now.sinceBoot()) > 0;
    }

    /** True when this time since boot has come. */
    static boolean isReached(Duration sinceBoot, Now now) {
        return !isAhead(sinceBoot, now);
    }
}
