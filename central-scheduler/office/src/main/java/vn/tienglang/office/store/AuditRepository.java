package vn.tienglang.office.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.ChainedAuditEntry;

/** Repository of audit entries; entries are only added, each chained to the one before. */
public interface AuditRepository {
    /** Adds an entry at the end of the chain, whose end is locked until the transaction ends. */
    void add(AuditEntry entry);

    /** The latest entries, the latest first. */
    List<AuditEntry> latest(int atMost);

    /**
     * Entries of the chain that match, the latest first.
     *
     * @param atMost number of entries
     */
    List<ChainedAuditEntry> find(Filter filter, int atMost);

    /** Entries of the chain after this number, in its order. */
    List<ChainedAuditEntry> chainAfter(long number, int atMost);

    /** Removes entries older than this, the first ones only, at most so many; returns how many. */
    int removeBefore(Instant instant, int atMost);

    /**
     * What entries have to match; an empty text matches all.
     *
     * @param login login of the person
     * @param action the action
     * @param unit code of the unit concerned
     * @param from first instant
     * @param until first instant after
     * @param belowNumber number of the chain below which they stand
     */
    record Filter(
            String login,
            String action,
            String unit,
            Instant from,
            Instant until,
            long belowNumber) {
        /** Last day that a filter can name. */
        public static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);

        /** Whether an entry matches. */
        public boolean matches(ChainedAuditEntry one) {
            AuditEntry entry = one.entry();
            return (login.isEmpty() || login.equals(entry.login()))
                    && (action.isEmpty() || action.equals(entry.action()))
                    && (unit.isEmpty() || unit.equals(entry.unit()))
                    && !entry.at().isBefore(from)
                    && entry.at().isBefore(until)
                    && one.number() < belowNumber;
        }
    }
}
