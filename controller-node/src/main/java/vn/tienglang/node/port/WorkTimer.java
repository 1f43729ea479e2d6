package vn.tienglang.node.port;

import java.time.Duration;

/**
 * Timer of the work of one thread. A thread that stays busy for longer than it said is taken for
 * hung, and the process ends. Called by that thread only; never blocks.
 */
public interface WorkTimer {
    /** Measures nothing. */
    WorkTimer NONE =
            new WorkTimer() {
                @Override
                public void busy(Duration atMost) {}

                @Override
                public void idle() {}
            };

    /** The calling thread is busy from now on, for at most this long; replaces an earlier limit. */
    void busy(Duration atMost);

    /** The calling thread waits for work. */
    void idle();
}
