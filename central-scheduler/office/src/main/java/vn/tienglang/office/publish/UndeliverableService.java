package vn.tienglang.office.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    /** Dead letters with the stations they name. */
    public record UndeliverableList(List<UndeliverableMessage> letters, List<Station> stations) {}

    /** All dead letters, the oldest first, without those that have expired. */
    public UndeliverableList list() {
        Instant now = clock.instant();
        return transactions.inTransaction(repositories -> {
            List<UndeliverableMessage> letters =
                    repositories.outbox().deadLetters().stream()
                            .filter(one -> one.expiresAt().isAfter(now))
                            .toList();
            List<Station> stations =
                    letters.isEmpty()
                            ? List.of()
                            : repositories.enrolments().all().stream()
                                    .map(Enrolment::station)
                                    .toList();
            return new UndeliverableList(letters, stations);
        });
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
                    repositories.outbox().deadLetters().stream()
                            .filter(one -> one.id() == id)
                            .filter(one -> one.reason() == UndeliverableMessage.Reason.NOT_PLANNED)
                            .map(one -> DirtyMark.station(new StationId(one.station())))
                            .forEach(repositories.dirty()::mark);
                    boolean revived = repositories.outbox().revive(id);
                    if (revived) {
                        String about = "dead letter " + id;
                        repositories
                                .audit()
                                .add(new AuditEntry(now, officer.login(), "send-again", about));
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
