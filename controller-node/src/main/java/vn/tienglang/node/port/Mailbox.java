package vn.tienglang.node.port;

/**
 * Where adapters leave what happened, for the one thread that decides. Bounded by {@code
 * Limits.MAILBOX}; safe to call from any thread; never blocks.
 */
@FunctionalInterface
public interface Mailbox {
    /**
     * Leaves an event.
     *
     * @return false when the mailbox is full: the event is not taken, and the caller must behave as
     *     if it had never happened (not acknowledge, count it, try again later)
     */
    boolean offer(Event event);
}
