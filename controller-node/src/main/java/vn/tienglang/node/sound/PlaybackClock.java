package vn.tienglang.node.sound;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Clock of the speaker, and how it waits. */
public interface PlaybackClock {
    /** Monotonic time since the program started; never steps. */
    Duration sinceBoot();

    /**
     * Waits for at most this long; may return sooner. Zero or less means the shortest possible
     * wait, just before an instant.
     */
    void pause(Duration atMost);

    /** The clock of this machine, with the time since boot of the station. */
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
