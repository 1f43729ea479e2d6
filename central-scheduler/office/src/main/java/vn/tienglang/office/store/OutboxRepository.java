package vn.tienglang.office.store;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.OutboxPriority;

/** What is yet to be sent: the most pressing first, then as it was put in. */
public interface OutboxRepository {
    /**
     * Puts a message in. A daily log takes the place of one that still waits for the same station
     * and day, and gets a new id: logs are whole, and nobody needs the older one.
     *
     * @param expiresAt to the millisecond
     */
    void put(Message message, boolean retained, Instant expiresAt);

    /**
     * What is to go next by {@link OutboxPriority}, of two alike what was put in first; so many at
     * most.
     */
    List<OutboxMessage> next(int atMost);

    /** Takes the item of this id out; no harm when it is not there any more. */
    void remove(long id);
}
