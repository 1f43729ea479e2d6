package vn.tienglang.planner.programme;

import java.time.Duration;

/** What a slot does when its time has come and the air is taken. */
public sealed interface Starting {
    /** It begins on the second, or not at all. */
    record OnTime() implements Starting {}

    /** It begins when what is on the air has ended, however long that takes. */
    record Next() implements Starting {}

    /** Likewise, but waits no longer than this. */
    record WaitUpTo(Duration most) implements Starting {
        /** Refuses to wait backwards. */
        public WaitUpTo {
            if (most.isNegative()) {
                throw new IllegalArgumentException("waits " + most);
            }
        }
    }

    /** How long it waits, in milliseconds. */
    default long patience() {
        return switch (this) {
            case OnTime _ -> 0;
            case Next _ -> Duration.ofDays(1).toMillis();
            case WaitUpTo(Duration most) -> most.toMillis();
        };
    }
}
