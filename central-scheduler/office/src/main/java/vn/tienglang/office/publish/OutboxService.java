package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.OutboxRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.UndeliverableMessage;

/**
 * Service for the outbox: lists the messages to send next, removes those the broker has, and takes
 * out those that cannot be sent. Its methods may be called from any thread.
 *
 * <pre>
 * waiting    -> sent         the broker acknowledged it
 * waiting    -> postponed    the broker refused it for a reason that may pass
 * postponed  -> waiting      after 5 s, 10 s, … up to 10 min
 * postponed  -> dead letter  refused for the tenth time
 * waiting    -> dead letter  refused for good, or it cannot be read or encoded
 * waiting    -> gone         expired, or replaced by a newer log
 * sent       -> waiting      another centre sent a newer log of the day meanwhile: that one again
 * </pre>
 */
public final class OutboxService {
    /** Number of refusals after which a message becomes a dead letter: after about 40 minutes. */
    static final int ATTEMPTS = 10;

    private static final Duration FIRST_POSTPONEMENT = Duration.ofSeconds(5);
    private static final Duration LONGEST_POSTPONEMENT = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final InstantSource clock;
    private final Reader reader;

    /** Reader of the messages to send next. */
    private interface Reader {
        List<OutboxMessage> next(OutboxRepository outbox, int atMost, Instant now);
    }

    /** Service of the only centre of these repositories. */
    public OutboxService(Transactions transactions, InstantSource clock) {
        this(transactions, clock, OutboxRepository::next);
    }

    private OutboxService(Transactions transactions, InstantSource clock, Reader reader) {
        this.transactions = transactions;
        this.clock = clock;
        this.reader = reader;
    }

    /**
     * Service of one of several centres: it claims what it is to send, so that no two centres send
     * the same message, and the messages of a topic stay in order.
     */
    public static OutboxService ofCluster(
            Transactions transactions, InstantSource clock, CentreName centre) {
        return new OutboxService(
                transactions, clock, (outbox, atMost, now) -> outbox.claim(centre, atMost, now));
    }

    /**
     * The messages to send next, the most urgent first. Expired messages are removed and recorded
     * in the audit log.
     */
    public List<OutboxMessage> next(int atMost) {
        Instant now = now();
        return transactions.inTransaction(repositories -> next(repositories, atMost, now));
    }

    private List<OutboxMessage> next(Repositories repositories, int atMost, Instant now) {
        List<OutboxMessage> waiting = reader.next(repositories.outbox(), atMost, now);
        for (OutboxMessage item : waiting) {
            if (!item.expiresAt().isAfter(now)) {
                boolean _ = repositories.outbox().remove(item.id());
                String topic = item.message().topic().text();
                repositories.audit().add(new AuditEntry(now, "", "expired", topic));
            }
        }
        return waiting.stream().filter(item -> item.expiresAt().isAfter(now)).toList();
    }

    /** Removes a message that the broker has acknowledged. */
    public void markSent(OutboxMessage item) {
        markSent(List.of(item));
    }

    /** Removes messages that the broker has acknowledged, in one transaction. */
    public void markSent(List<OutboxMessage> items) {
        Instant now = now();
        transactions.inTransaction(repositories -> {
            for (OutboxMessage item : items) {
                boolean waited = repositories.outbox().remove(item.id());
                if (item.message() instanceof Message.LogIssued(DailyLog log)) {
                    repositories.dailyLogs().markSent(DailyLogRepository.LogRevision.of(log), now);
                    if (!waited) {
                        resendNewer(repositories, item, log);
                    }
                }
            }
            return items;
        });
    }

    /**
     * Enqueues the latest log of the day again if it is newer than the one that was sent. The
     * centre may have been taken for dead while it sent this one, and another centre may have sent
     * the newer one before; then the broker holds the older one.
     */
    private static void resendNewer(Repositories repositories, OutboxMessage item, DailyLog log) {
        repositories
                .dailyLogs()
                .latest(log.station(), log.date())
                .filter(latest -> latest.revision() > log.revision())
                .ifPresent(latest ->
                        repositories
                                .outbox()
                                .put(
                                        new Message.LogIssued(latest),
                                        item.retained(),
                                        item.expiresAt()));
    }

    /** Takes a message out that cannot be sent, now or later; a person sees it as a dead letter. */
    public void bury(OutboxMessage item, UndeliverableMessage.Reason reason, String detail) {
        Instant now = now();
        transactions.inTransaction(repositories -> {
            repositories.outbox().bury(item.id(), reason, detail, now);
            audit(repositories, item, now);
            return item;
        });
    }

    /**
     * Postpones a message that the broker refused for a reason that may pass. After {@value
     * #ATTEMPTS} refusals it becomes a dead letter.
     */
    public void postpone(OutboxMessage item, String detail) {
        Instant now = now();
        int attempts = item.attempts() + 1;
        transactions.inTransaction(repositories -> {
            if (attempts < ATTEMPTS) {
                repositories.outbox().postpone(item.id(), attempts, now.plus(wait(attempts)));
            } else {
                repositories
                        .outbox()
                        .bury(item.id(), UndeliverableMessage.Reason.REFUSED, detail, now);
                audit(repositories, item, now);
            }
            return item;
        });
    }

    private static Duration wait(int attempts) {
        Duration wait = FIRST_POSTPONEMENT.multipliedBy(1L << (attempts - 1));
        return wait.compareTo(LONGEST_POSTPONEMENT) < 0 ? wait : LONGEST_POSTPONEMENT;
    }

    private static void audit(Repositories repositories, OutboxMessage item, Instant now) {
        String topic = item.message().topic().text();
        repositories.audit().add(new AuditEntry(now, "", "dead-letter", topic));
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
