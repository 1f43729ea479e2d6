package vn.tienglang.office.store.emergency;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Repository of registered senders of alerts, and of the alerts that were received. */
public interface AlertRepository {
    /** Stores a sender, or replaces the one of the same name. */
    void putSender(AlertSender sender);

    /** Removes a sender; nothing happens without one. */
    void removeSender(String sender);

    /** The sender of this name. */
    Optional<AlertSender> findSender(String sender);

    /** All senders, by name. */
    List<AlertSender> senders();

    /** Stores a new alert. Its number is not in use. */
    void add(IncomingAlert alert);

    /**
     * The first alert of this sender, identifier and time: one that was not refused before refused
     * ones.
     */
    Optional<IncomingAlert> find(String sender, String identifier, Instant sent);

    /** The newest alerts, the newest first; at most so many. */
    List<IncomingAlert> latest(int atMost);

    /** Number of alerts of this sender received since then, refused ones too. */
    int countSince(String sender, Instant since);

    /** The highest number in use; 0 without an alert. */
    long highest();

    /** Removes alerts received before then, at most so many; returns how many. */
    int removeBefore(Instant before, int atMost);
}
