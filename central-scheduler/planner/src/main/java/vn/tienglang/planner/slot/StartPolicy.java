package vn.tienglang.planner.slot;

import java.time.Duration;

/** What a slot does when its time has come and the air is taken. */
public sealed interface StartPolicy {
    /** It begins on the second, or not at all. */
    record OnTime() implements StartPolicy {}

    /** It begins when what is on the air has ended, however long that takes. */
    record Next() implements StartPolicy {}

    /** Likewise, but waits no longer than this. */
    record WaitUpTo(Duration maximum) implements StartPolicy {
        /** Refuses to wait backwards. */
        public WaitUpTo {
            if (maximum.isNegative()) {
                throw new IllegalArgumentException("waits " + maximum);
            }
        }
    }

    /** How long it waits, in milliseconds. */
    default long maxDelayMillis() {
        return switch (this) {
            case OnTime _ -> 0;
            case Next _ -> Duration.ofDays(1).toMillis();
            case WaitUpTo(Duration most) -> most.toMillis();
        };
    }
}
