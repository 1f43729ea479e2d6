package vn.tienglang.node;

import java.time.Duration;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.StationClock;
import vn.tienglang.node.port.WorkTimer;

/**
 * Thread body of a {@link StationLoop}: waits for the next event or deadline and steps the loop.
 * Ends after {@link #stop}, or with the exception that the loop throws; an interrupt by anybody
 * else is such an exception.
 */
public final class StationRunner implements Runnable {
    /**
     * A step that takes longer leaves the amplifier on without control. Steps take milliseconds;
     * the longest wait for the SD card.
     */
    private static final Duration LONGEST_STEP = Duration.ofMillis(1500);

    private final StationLoop loop;
    private final EventQueue queue;
    private final StationClock clock;
    private final WorkTimer timer;
    private volatile boolean stopping;

    /** A runner of this loop that takes its events from this queue. */
    public StationRunner(StationLoop loop, EventQueue queue, StationClock clock, WorkTimer timer) {
        this.loop = loop;
        this.queue = queue;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public void run() {
        Duration pause = step(new Event.Tick());
        try {
            while (!stopping) {
                Event event = queue.await(pause);
                pause = step(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!stopping) {
                throw new IllegalStateException("the station's thread was interrupted", e);
            }
        }
    }

    private Duration step(Event event) {
        timer.busy(LONGEST_STEP);
        Duration pause = loop.step(event, clock.read());
        timer.idle();
        return pause;
    }

    /** Ends the loop after the present step. */
    public void stop() {
        stopping = true;
        // If the queue is full, the thread is awake anyway.
        var _ = queue.offer(new Event.Tick());
    }
}
