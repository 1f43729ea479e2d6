package vn.tienglang.node.port;

/**
 * Queue from the adapters to the station thread. Bounded by {@code Limits.MAILBOX}; safe to call
 * from any thread; never blocks.
 */
@FunctionalInterface
public interface Mailbox {
    /**
     * Adds an event.
     *
     * @return false when the mailbox is full: the event is not added, and the caller must act as if
     *     it had never happened (not acknowledge, count it, try again later)
     */
    boolean offer(Event event);
}
