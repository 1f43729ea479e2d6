package vn.tienglang.office.publish;

import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.OfficeService;

/**
 * The way out to the stations. What must arrive lies in the outbox, from which the post takes it by
 * {@link OfficeService#outbox} and {@link OfficeService#markSent}, one after another, at every
 * connection, on every word of {@link #outboxChanged} and now and then of itself.
 */
public interface StationSender {
    /** Something new lies in the outbox. Returns at once. */
    void outboxChanged();

    /**
     * Sends this once, if the link is up; returns at once. No promise is made: what gets lost is
     * asked for again by the station.
     */
    void send(Message message);
}
