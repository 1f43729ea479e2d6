package vn.tienglang.office.store;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.OutboxPriority;

/** Repository of outbox messages: the most urgent first, then in order of storing. */
public interface OutboxRepository {
    /**
     * Stores a message. A daily log replaces a waiting one of the same station and day, with a new
     * id, because a log is complete.
     *
     * @param expiresAt to the millisecond
     */
    void put(Message message, boolean retained, Instant expiresAt);

    /**
     * The messages to send next, by {@link OutboxPriority}, then in order of storing; at most so
     * many.
     */
    List<OutboxMessage> next(int atMost);

    /** Removes the message of this id, if there is one. */
    void remove(long id);
}
