package vn.tienglang.node;

import java.time.Duration;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.StationClock;

/**
 * Turns the crank of a {@link StationLoop} on a thread of its own, which sleeps until something
 * happens or something is due. Ends when told to, or with whatever the loop throws.
 */
public final class StationRunner implements Runnable {
    private final StationLoop loop;
    private final EventQueue queue;
    private final StationClock clock;
    private volatile boolean stopping;

    /** A runner of this loop, fed from this queue. */
    public StationRunner(StationLoop loop, EventQueue queue, StationClock clock) {
        this.loop = loop;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void run() {
        Duration pause = loop.step(new Event.Tick(), clock.read());
        try {
            while (!stopping) {
                Event event = queue.await(pause);
                pause = loop.step(event, clock.read());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the loop end after the step it is in. */
    public void stop() {
        stopping = true;
        // A full queue wakes it as well.
        var _ = queue.offer(new Event.Tick());
    }
}
