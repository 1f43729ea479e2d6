package vn.tienglang.node.port;

import java.util.ArrayList;
import java.util.List;

/** Mailbox that records its events for a test; it can be set to be full. */
public final class RecordingMailbox implements Mailbox {
    private final List<Event> events = new ArrayList<>();
    private final boolean acknowledgesAtOnce;
    private boolean full;

    /**
     * Creates an empty mailbox.
     *
     * @param acknowledgesAtOnce true to acknowledge every received message when it comes
     */
    public RecordingMailbox(boolean acknowledgesAtOnce) {
        this.acknowledgesAtOnce = acknowledgesAtOnce;
    }

    @Override
    public boolean offer(Event event) {
        synchronized (this) {
            if (full) {
                return false;
            }
            events.add(event);
        }
        if (acknowledgesAtOnce && event instanceof Event.MessageReceived received) {
            received.receipt().acknowledge();
        }
        return true;
    }

    /** Sets whether the mailbox is full. */
    public synchronized void setFull(boolean full) {
        this.full = full;
    }

    /** All events so far, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** All events of one type so far, in order. */
    public <E extends Event> List<E> all(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
