package vn.tienglang.office.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.OutboxMessage;

/**
 * Service for the outbox: lists the messages to send next and removes those the broker has. Its
 * methods may be called from any thread.
 */
public final class OutboxService {
    private final Transactions transactions;
    private final InstantSource clock;

    /** Service over these repositories. */
    public OutboxService(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The messages to send next, the most urgent first. Expired messages are removed and recorded
     * in the audit log.
     */
    public List<OutboxMessage> next(int atMost) {
        Instant now = now();
        return transactions.inTransaction(repositories -> next(repositories, atMost, now));
    }

    private static List<OutboxMessage> next(Repositories repositories, int atMost, Instant now) {
        List<OutboxMessage> waiting = repositories.outbox().next(atMost);
        for (OutboxMessage item : waiting) {
            if (!item.expiresAt().isAfter(now)) {
                repositories.outbox().remove(item.id());
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
                repositories.outbox().remove(item.id());
                if (item.message() instanceof Message.LogIssued(DailyLog log)) {
                    repositories.dailyLogs().markSent(DailyLogRepository.LogRevision.of(log), now);
                }
            }
            return items;
        });
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
