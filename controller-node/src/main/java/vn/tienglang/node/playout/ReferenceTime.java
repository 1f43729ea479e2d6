package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.node.port.ClockReading;

/**
 * Time of a source at one time since boot, with which the wall clock is compared. The time since
 * boot never steps, so a later step of the wall clock shows.
 *
 * @param at the time
 * @param sinceBoot when it was, in time since boot
 * @param bound how far it may be wrong
 */
record ReferenceTime(Instant at, Duration sinceBoot, Duration bound) {
    /** How much the oscillator of a board may gain or lose: 100 microseconds a second. */
    private static final long DRIFT = 10_000;

    /** How far the wall clock of this reading is behind; negative when it is ahead. */
    Duration aheadOf(ClockReading reading) {
        return Duration.between(reading.wall(), at.plus(reading.sinceBoot().minus(sinceBoot)));
    }

    /** The bound with the drift since. */
    Duration boundAt(ClockReading reading) {
        return bound.plus(drift(reading.sinceBoot().minus(sinceBoot).abs()));
    }

    /** How much a clock may gain or lose in this time. */
    static Duration drift(Duration passed) {
        return passed.dividedBy(DRIFT);
    }

    /**
     * How far the wall clock may be wrong. Without the drift since: both clocks drift alike, so it
     * does not make them disagree.
     */
    Duration worstError(ClockReading reading) {
        return aheadOf(reading).abs().plus(bound);
    }

    /** True if a wall clock that is wrong by at most {@code claimed} is possible. */
    boolean allows(ClockReading reading, Duration claimed) {
        return aheadOf(reading).abs().compareTo(boundAt(reading).plus(claimed)) <= 0;
    }

    /**
     * The times that both this and a later reference allow, as a reference at this reading; empty
     * if there are none.
     */
    Optional<ReferenceTime> intersect(ReferenceTime later, ClockReading reading) {
        Duration from = max(least(reading), later.least(reading));
        Duration to = min(most(reading), later.most(reading));
        if (from.compareTo(to) > 0) {
            return Optional.empty();
        }
        Duration middle = from.plus(to).dividedBy(2);
        return Optional.of(
                new ReferenceTime(
                        reading.wall().plus(middle), reading.sinceBoot(), to.minus(middle)));
    }

    private Duration least(ClockReading reading) {
        return aheadOf(reading).minus(boundAt(reading));
    }

    private Duration most(ClockReading reading) {
        return aheadOf(reading).plus(boundAt(reading));
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
