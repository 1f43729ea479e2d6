package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.UndeliverableMessage;

/**
 * Retention of logs and dead letters: removes superseded revisions of logs and expired dead
 * letters. The latest revision of a day stays: verdicts and reports are made from it.
 */
public final class PublishingRetention {
    /** How long a superseded revision stays, for somebody who asks what a station was sent. */
    static final Duration SUPERSEDED = Duration.ofDays(2);

    /** Days before today that are searched: the centre may have been off for weeks. */
    private static final int DAYS_SEARCHED = 60;

    private final Transactions transactions;

    /** Retention in these repositories. */
    public PublishingRetention(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Removes what has become old. A second call changes nothing. */
    public void removeOld(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        transactions.inTransaction(repositories -> {
            removeExpired(repositories, at);
            LocalDate from = LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(DAYS_SEARCHED);
            return repositories.dailyLogs().removeSuperseded(from, at.minus(SUPERSEDED));
        });
    }

    private static void removeExpired(Repositories repositories, Instant now) {
        for (UndeliverableMessage letter : repositories.outbox().deadLetters()) {
            if (!letter.expiresAt().isAfter(now)) {
                repositories.outbox().removeDead(letter.id());
                repositories.audit().add(new AuditEntry(now, "", "expired", letter.topic()));
            }
        }
    }
}
