package vn.tienglang.node;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.tienglang.airtime.Limits;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Mailbox;

/** Mailbox of a running station: a bounded queue that the station thread waits on. */
public final class EventQueue implements Mailbox {
    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(Limits.MAILBOX);

    @Override
    public boolean offer(Event event) {
        return waiting.offer(event);
    }

    /** The next event, or {@code Tick} when none came within this time. */
    public Event await(Duration atMost) throws InterruptedException {
        Event event = waiting.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        return event == null ? new Event.Tick() : event;
    }
}
