package vn.tienglang.node.port;

import java.util.ArrayList;
import java.util.List;

/** A mailbox that keeps what is left in it, for a test to look at; it can be made to be full. */
public final class RecordingMailbox implements Mailbox {
    private final List<Event> events = new ArrayList<>();
    private final boolean keepsAtOnce;
    private boolean full;

    /**
     * Makes an empty mailbox.
     *
     * @param keepsAtOnce true to acknowledge every received message as it comes
     */
    public RecordingMailbox(boolean keepsAtOnce) {
        this.keepsAtOnce = keepsAtOnce;
    }

    @Override
    public boolean offer(Event event) {
        synchronized (this) {
            if (full) {
                return false;
            }
            events.add(event);
        }
        if (keepsAtOnce && event instanceof Event.MessageReceived received) {
            received.receipt().acknowledge();
        }
        return true;
    }

    /** From now on takes nothing, or takes again. */
    public synchronized void setFull(boolean full) {
        this.full = full;
    }

    /** Everything taken so far, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Everything of one kind taken so far, in order. */
    public <E extends Event> List<E> all(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
