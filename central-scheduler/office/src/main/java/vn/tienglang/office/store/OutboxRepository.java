package vn.tienglang.office.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.OutboxPriority;
import vn.tienglang.office.store.station.UndeliverableMessage;

/**
 * Repository of outbox messages, the most urgent first, then in order of storing; and of the dead
 * letters among them, which are not sent.
 */
public interface OutboxRepository {
    /**
     * Stores a message. A daily log replaces a waiting one and a dead letter of the same station
     * and day, with a new id, because a log is complete.
     *
     * @param expiresAt to the millisecond
     */
    void put(Message message, boolean retained, Instant expiresAt);

    /** Issued log to send, and when it expires, to the millisecond. */
    record OutgoingLog(DailyLog log, Instant expiresAt) {}

    /** Stores retained messages of issued logs at once, as {@link #put} does with each. */
    void putLogs(List<OutgoingLog> logs);

    /**
     * The messages to send next, by {@link OutboxPriority}, then in order of storing; at most so
     * many. Postponed messages are left out. A message that cannot be read becomes a dead letter
     * and does not hold up the others.
     */
    List<OutboxMessage> next(int atMost, Instant now);

    /** Those of these topics on which a message waits to be sent or is a dead letter. */
    Set<Topic> waiting(Set<Topic.Log> topics);

    /**
     * Claims messages for a centre and returns them, in the order of {@link #next}. A message is
     * left out while another centre that is {@linkplain CentreRepository.SeenCentre#isWorking()
     * working} has claimed it, or while an older one of the same topic waits: so the messages of a
     * topic are sent one after another, whatever centre sends them. What the centre has claimed
     * before is returned again.
     *
     * <p>A log that replaces a claimed one is claimed by the same centre, because the older one may
     * be under way.
     */
    List<OutboxMessage> claim(CentreName centre, int atMost, Instant now);

    /**
     * Removes the message of this id.
     *
     * @return false if there is none
     */
    boolean remove(long id);

    /**
     * Postpones a message, ends its claim, and stores the number of attempts. Does nothing if there
     * is no message of this id.
     *
     * @param until when {@link #next} returns it again, to the millisecond
     */
    void postpone(long id, int attempts, Instant until);

    /**
     * Makes a message a dead letter. Does nothing if there is no message of this id.
     *
     * @param since to the millisecond
     */
    void bury(long id, UndeliverableMessage.Reason reason, String detail, Instant since);

    /**
     * Stores that the logs of this station cannot be made; replaces the detail stored before, and
     * keeps its time.
     *
     * @param since to the millisecond
     */
    void putUnplanned(StationId station, String detail, Instant since);

    /** Removes what {@link #putUnplanned} stored for these stations. */
    void removeUnplanned(List<StationId> stations);

    /** All dead letters, the oldest first. */
    List<UndeliverableMessage> deadLetters();

    /** The dead letters with a higher id than this, by id; at most so many. */
    List<UndeliverableMessage> deadLetters(long after, int atMost);

    /** The number of dead letters that have not expired at {@code now}, counted up to a limit. */
    int countDeadLetters(Instant now, int atMost);

    /** Removes the dead letter of this id, if there is one. */
    void removeDead(long id);

    /**
     * Puts the message of a dead letter back, as if it were new; it keeps its priority. One without
     * a message is only removed.
     *
     * @return false when there is no dead letter of this id
     */
    boolean revive(long id);

    /** Removes messages that have expired at {@code now}, at most so many; returns how many. */
    int removeExpired(Instant now, int atMost);
}
