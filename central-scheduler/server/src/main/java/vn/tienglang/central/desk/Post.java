package vn.tienglang.central.desk;

import vn.tienglang.airtime.wire.Message;

/**
 * The way out to the stations. What must arrive lies in the outbox, from which the post takes it by
 * {@link Desk#outbox} and {@link Desk#sent}, one after another, at every connection, on every word
 * of {@link #outboxFilled} and now and then of itself.
 */
public interface Post {
    /** Something new lies in the outbox. Returns at once. */
    void outboxFilled();

    /**
     * Sends this once, if the link is up; returns at once. No promise is made: what gets lost is
     * asked for again by the station.
     */
    void send(Message message);
}
