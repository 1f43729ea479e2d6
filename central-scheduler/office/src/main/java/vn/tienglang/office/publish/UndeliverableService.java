package vn.tienglang.office.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.UndeliverableMessage;

/**
 * Service for dead letters: lists them for a person, who can have them sent again. Its methods may
 * be called from any thread.
 */
public final class UndeliverableService {
    /** Number of dead letters on a page. */
    static final int LETTERS_AT_ONCE = 100;

    /** Highest number that {@link #count} counts to. */
    public static final int COUNTED_AT_MOST = 1_000;

    private final Transactions transactions;
    private final StationSender sender;
    private final PublishTrigger trigger;
    private final InstantSource clock;

    /**
     * Service over these repositories.
     *
     * @param sender notified when a message is back in the outbox
     * @param trigger called when the logs of a station are to be made again
     */
    public UndeliverableService(
            Transactions transactions,
            StationSender sender,
            PublishTrigger trigger,
            InstantSource clock) {
        this.transactions = transactions;
        this.sender = sender;
        this.trigger = trigger;
        this.clock = clock;
    }

    /**
     * Dead letters with the stations they name.
     *
     * @param next the id after which the next page begins; empty on the last page
     */
    public record UndeliverableList(
            List<UndeliverableMessage> letters, List<Station> stations, OptionalLong next) {}

    /** The first dead letters, without those that have expired. */
    public UndeliverableList list() {
        return list(0);
    }

    /** The dead letters after this id, the oldest first, without those that have expired. */
    public UndeliverableList list(long after) {
        Instant now = clock.instant();
        return transactions.inTransaction(repositories -> {
            List<UndeliverableMessage> read =
                    repositories.outbox().deadLetters(after, LETTERS_AT_ONCE + 1);
            boolean isLast = read.size() <= LETTERS_AT_ONCE;
            List<UndeliverableMessage> page = isLast ? read : read.subList(0, LETTERS_AT_ONCE);
            List<StationId> named =
                    page.stream()
                            .map(UndeliverableMessage::station)
                            .filter(station -> !station.isEmpty())
                            .distinct()
                            .map(StationId::new)
                            .toList();
            return new UndeliverableList(
                    page.stream().filter(one -> one.expiresAt().isAfter(now)).toList(),
                    repositories.enrolments().of(named).stream().map(Enrolment::station).toList(),
                    isLast ? OptionalLong.empty() : OptionalLong.of(page.getLast().id()));
        });
    }

    /** The number of dead letters that have not expired; {@link #COUNTED_AT_MOST} at most. */
    public int count() {
        Instant now = clock.instant();
        return transactions.inTransaction(
                repositories -> repositories.outbox().countDeadLetters(now, COUNTED_AT_MOST));
    }

    /**
     * Puts the message of a dead letter back into the outbox, or has the logs of its station made
     * again.
     *
     * @return false when there is no dead letter of this id any more
     */
    public boolean resend(long id, Officer officer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean found =
                transactions.inTransaction(repositories -> {
                    repositories.outbox().deadLetters(id - 1, 1).stream()
                            .filter(one -> one.id() == id)
                            .filter(one -> one.reason() == UndeliverableMessage.Reason.NOT_PLANNED)
                            .map(one -> DirtyMark.station(new StationId(one.station())))
                            .forEach(repositories.dirty()::mark);
                    boolean revived = repositories.outbox().revive(id);
                    if (revived) {
                        String about = "dead letter " + id;
                        repositories.audit().add(AuditEntry.by(officer, now, "send-again", about));
                    }
                    return revived;
                });
        if (found) {
            sender.outboxChanged();
            trigger.publishNow();
        }
        return found;
    }
}
