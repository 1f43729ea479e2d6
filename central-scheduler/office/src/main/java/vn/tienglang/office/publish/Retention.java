package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.ToIntFunction;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.UndeliverableMessage;

/**
 * Retention: removes data that became old, by {@link RetentionRules}, in transactions of at most
 * {@link #ROWS_AT_ONCE} rows, so that nobody waits for it. A second call changes nothing; a crash
 * between two transactions leaves the rest for the next night. While {@link RetentionGate} does not
 * believe the clock, nothing is removed, and {@link #isHeldBack} says so.
 *
 * <p>Never removed: a log that the outbox refers to, a day to come, a message that has not expired,
 * the latest status of a station (one row a station), the last closed period of an obligation.
 * Elsewhere: sessions go when somebody signs in, credited days when periods are closed, fired
 * triggers when Quartz has fired them.
 */
public final class Retention {
    /** Most rows removed in one transaction. */
    static final int ROWS_AT_ONCE = 2_000;

    /** How long a superseded revision stays, for somebody who asks what a station was sent. */
    static final Duration SUPERSEDED = Duration.ofDays(2);

    /** Days before today that are searched: the centre may have been off for weeks. */
    private static final int DAYS_SEARCHED = 60;

    /** How long a mark of past days stays, if no round expanded it. */
    private static final int MARK_DAYS = 3;

    private final Transactions transactions;
    private final RetentionRules rules;

    /** Retention in these repositories. */
    public Retention(Transactions transactions, RetentionRules rules) {
        this.transactions = transactions;
        this.rules = rules;
    }

    /** Numbers of removed rows. */
    public record Removed(
            int superseded,
            int logs,
            int asRun,
            int audit,
            int closings,
            int rejections,
            int expired,
            int marks,
            int emergencies,
            int alerts) {
        /** Nothing. */
        static final Removed NOTHING = new Removed(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** All of them. */
        public int total() {
            return superseded
                    + logs
                    + asRun
                    + audit
                    + closings
                    + rejections
                    + expired
                    + marks
                    + emergencies
                    + alerts;
        }
    }

    /**
     * Whether nothing is removed because the clock is far ahead of the last removal: it is wrong,
     * or the centre was off for weeks.
     */
    public boolean isHeldBack() {
        return transactions.inTransaction(RetentionGate::isHeldBack);
    }

    /** Removes superseded revisions and expired messages. Cheap; called every hour. */
    public int removeSuperseded(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return transactions.inTransaction(repositories -> {
            if (!RetentionGate.isOpen(repositories, at)) {
                return 0;
            }
            removeDeadLetters(repositories, at);
            LocalDate from = date(at).minusDays(DAYS_SEARCHED);
            return repositories.dailyLogs().removeSuperseded(from, at.minus(SUPERSEDED));
        });
    }

    /** Removes everything that became old; called once a night. */
    public Removed removeOld(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        if (!transactions.inTransaction(repositories -> RetentionGate.pass(repositories, at))) {
            return Removed.NOTHING;
        }
        // Figures stay as long as the proof behind them; nobody asks for their number.
        inBatches(r -> r.reportDays().removeBefore(date(at, rules.asRun()), ROWS_AT_ONCE));
        return new Removed(
                removeSuperseded(now),
                inBatches(r -> r.dailyLogs().removeBefore(date(at, rules.logs()), ROWS_AT_ONCE)),
                inBatches(r -> r.asRun().removeBefore(date(at, rules.asRun()), ROWS_AT_ONCE)),
                inBatches(r -> r.audit().removeBefore(at.minus(rules.audit()), ROWS_AT_ONCE)),
                inBatches(r ->
                        r.periodClosings().removeBefore(at.minus(rules.closings()), ROWS_AT_ONCE)),
                inBatches(r ->
                        r.rejections().removeBefore(at.minus(rules.rejections()), ROWS_AT_ONCE)),
                inBatches(r -> r.outbox().removeExpired(at, ROWS_AT_ONCE)),
                inBatches(r ->
                        r.dirty().removeMarksBefore(date(at).minusDays(MARK_DAYS), ROWS_AT_ONCE)),
                inBatches(r ->
                        r.emergencies().removeBefore(at.minus(rules.emergencies()), ROWS_AT_ONCE)),
                inBatches(
                        r -> r.alerts().removeBefore(at.minus(rules.emergencies()), ROWS_AT_ONCE)));
    }

    private int inBatches(ToIntFunction<Repositories> remove) {
        int all = 0;
        int removed;
        do {
            removed = transactions.inTransaction(remove::applyAsInt);
            all += removed;
        } while (removed >= ROWS_AT_ONCE);
        return all;
    }

    private static LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static LocalDate date(Instant at, Duration period) {
        return date(at.minus(period));
    }

    private static void removeDeadLetters(Repositories repositories, Instant now) {
        for (UndeliverableMessage letter : repositories.outbox().deadLetters()) {
            if (!letter.expiresAt().isAfter(now)) {
                repositories.outbox().removeDead(letter.id());
                repositories.audit().add(new AuditEntry(now, "", "expired", letter.topic()));
            }
        }
    }
}
