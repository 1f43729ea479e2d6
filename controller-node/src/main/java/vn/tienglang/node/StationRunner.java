package vn.tienglang.node;

import java.time.Duration;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.StationClock;

/**
 * Thread body of a {@link StationLoop}: waits for the next event or deadline and steps the loop.
 * Ends after {@link #stop}, or with the exception that the loop throws.
 */
public final class StationRunner implements Runnable {
    private final StationLoop loop;
    private final EventQueue queue;
    private final StationClock clock;
    private volatile boolean stopping;

    /** A runner of this loop that takes its events from this queue. */
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

    /** Ends the loop after the present step. */
    public void stop() {
        stopping = true;
        // If the queue is full, the thread is awake anyway.
        var _ = queue.offer(new Event.Tick());
    }
}
