package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The latest periods in which an airing was on air. {@link MissedAirings} uses them to tell whether
 * another airing was missed because the air was taken. All times are since boot.
 */
final class AirOccupancies {
    private static final int PERIODS_KEPT = 16;

    private final Deque<Period> periods = new ArrayDeque<>();

    /** Adds a period that has ended. Drops the oldest one when there are too many. */
    void add(Duration from, Duration until) {
        periods.addLast(new Period(from, until));
        if (periods.size() > PERIODS_KEPT) {
            periods.removeFirst();
        }
    }

    /** True when some airing was on air between these times, both included. */
    boolean anyBetween(Duration first, Duration last) {
        return periods.stream().anyMatch(period -> period.overlaps(first, last));
    }

    private record Period(Duration from, Duration until) {
        boolean overlaps(Duration first, Duration last) {
            return from.compareTo(last) <= 0 && until.compareTo(first) >= 0;
        }
    }
}
