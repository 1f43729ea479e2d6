package vn.tienglang.office.publish;

import java.util.OptionalLong;
import vn.tienglang.airtime.wire.Message;

/**
 * Sender of messages to the stations. Messages that must arrive are in the outbox; the sender reads
 * them by {@link OutboxService#next} and removes them by {@link OutboxService#markSent}, one after
 * another: at every connection, on every call of {@link #outboxChanged} and at intervals.
 */
public interface StationSender {
    /** Notifies the sender that the outbox has a new message. Returns at once. */
    void outboxChanged();

    /**
     * Sends a message once, if the link is up. Returns at once. Delivery is not guaranteed: the
     * station requests a lost message again.
     */
    void send(Message message);

    /**
     * Sends a part of a clip once, like {@link #send}, but when the link of the station has room
     * for it.
     *
     * @param received bytes of parts that the station had received when it requested this one;
     *     present when it accepts the part in pieces
     */
    void sendPart(Message.PartSent part, OptionalLong received);
}
