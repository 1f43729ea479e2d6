package vn.tienglang.node.sound;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** How the time passes for a speaker, and how it waits. */
public interface PlaybackClock {
    /** Monotonic time since the program started; never steps. */
    Duration sinceBoot();

    /**
     * Lets at most this much time pass; may return sooner. Nothing or less means: as little as can
     * be, for the last stretch before an instant.
     */
    void pause(Duration atMost);

    /** The pace of this machine, by the clock that the station goes by. */
    static PlaybackClock of(Supplier<Duration> sinceBoot) {
        return new PlaybackClock() {
            @Override
            public Duration sinceBoot() {
                return sinceBoot.get();
            }

            @Override
            public void pause(Duration atMost) {
                if (atMost.isPositive()) {
                    LockSupport.parkNanos(atMost.toNanos());
                } else {
                    Thread.onSpinWait();
                }
            }
        };
    }
}
