package vn.tienglang.planner.slot;

import java.time.Duration;

/** Behaviour of a slot when the airtime is taken at its start. */
public sealed interface StartPolicy {
    /** The slot starts exactly on time or is not played. */
    record OnTime() implements StartPolicy {}

    /** The slot starts when the airtime is free, with any delay. */
    record Next() implements StartPolicy {}

    /** The slot starts when the airtime is free, with this maximum delay. */
    record WaitUpTo(Duration maximum) implements StartPolicy {
        /** Rejects a negative delay. */
        public WaitUpTo {
            if (maximum.isNegative()) {
                throw new IllegalArgumentException("waits " + maximum);
            }
        }
    }

    /** Returns the maximum delay in milliseconds. */
    default long maxDelayMillis() {
        return switch (this) {
            case OnTime _ -> 0;
            case Next _ -> Duration.ofDays(1).toMillis();
            case WaitUpTo(Duration most) -> most.toMillis();
        };
    }
}
