package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.ChainedAuditEntry;
import vn.tienglang.office.store.AuditRepository;
import vn.tienglang.office.store.Counters;
import vn.tienglang.storage.sql.column.ColumnMapper;

/**
 * Table {@code audit}. The counter of its chain is locked by each writer until its transaction
 * ends, so that several centres write one chain. Entries of before the chain have no number.
 */
record SqlAuditRepository(Handle handle) implements AuditRepository {
    private static final String COLUMNS =
            "acted_at, login, act, about, area, before_text, after_text, address";

    @Override
    public void add(AuditEntry entry) {
        var counters = new SqlCounters(handle);
        long last = counters.value(Counters.AUDIT);
        String previous =
                handle.createQuery("SELECT digest FROM audit WHERE number = :last")
                        .bind("last", last)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(ChainedAuditEntry.START);
        ChainedAuditEntry next = ChainedAuditEntry.after(last, previous, entry);
        handle.createUpdate(
                        "INSERT INTO audit ("
                                + COLUMNS
                                + ", number, previous, digest) VALUES (:at, :login, :act, :about,"
                                + " :area, :before, :after, :address, :number, :previous,"
                                + " :digest)")
                .bind("at", ColumnMapper.of(entry.at()))
                .bind("login", entry.login())
                .bind("act", entry.action())
                .bind("about", entry.about())
                .bind("area", entry.unit())
                .bind("before", entry.before())
                .bind("after", entry.after())
                .bind("address", entry.address())
                .bind("number", next.number())
                .bind("previous", next.previous())
                .bind("digest", next.digest())
                .execute();
        counters.countTo(Counters.AUDIT, next.number());
    }

    @Override
    public List<AuditEntry> latest(int atMost) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM audit ORDER BY id DESC LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> entry(row))
                .list();
    }

    @Override
    public List<ChainedAuditEntry> find(Filter filter, int atMost) {
        return handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + ", number, previous, digest FROM audit"
                                + " WHERE number < :below"
                                + (filter.login().isEmpty() ? "" : " AND login = :login")
                                + (filter.action().isEmpty() ? "" : " AND act = :act")
                                + (filter.unit().isEmpty() ? "" : " AND area = :area")
                                + " AND acted_at >= :from AND acted_at < :until"
                                + " ORDER BY number DESC LIMIT :most")
                .bindMap(
                        Map.of(
                                "login", filter.login(),
                                "act", filter.action(),
                                "area", filter.unit()))
                .bind("below", filter.belowNumber())
                .bind("from", ColumnMapper.of(filter.from()))
                .bind("until", ColumnMapper.of(filter.until()))
                .bind("most", atMost)
                .map((row, _) -> chained(row))
                .list();
    }

    @Override
    public List<ChainedAuditEntry> chainAfter(long number, int atMost) {
        return handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + ", number, previous, digest FROM audit"
                                + " WHERE number > :number ORDER BY number LIMIT :most")
                .bind("number", number)
                .bind("most", atMost)
                .map((row, _) -> chained(row))
                .list();
    }

    @Override
    public int removeBefore(Instant instant, int atMost) {
        // Only from the start: an entry missing inside the chain would look like a forgery.
        return handle.createUpdate(
                        "DELETE FROM audit WHERE id IN (SELECT id FROM audit"
                                + " WHERE id < COALESCE((SELECT MIN(id) FROM audit"
                                + " WHERE acted_at >= :before), 9223372036854775807)"
                                + " ORDER BY id LIMIT :most)")
                .bind("before", ColumnMapper.of(instant))
                .bind("most", atMost)
                .execute();
    }

    private static ChainedAuditEntry chained(ResultSet row) throws SQLException {
        return new ChainedAuditEntry(
                row.getLong("number"),
                entry(row),
                ColumnMapper.text(row, "previous"),
                ColumnMapper.text(row, "digest"));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                ColumnMapper.instant(row, "acted_at"),
                ColumnMapper.text(row, "login"),
                ColumnMapper.text(row, "act"),
                ColumnMapper.text(row, "about"),
                ColumnMapper.text(row, "area"),
                ColumnMapper.text(row, "before_text"),
                ColumnMapper.text(row, "after_text"),
                ColumnMapper.text(row, "address"));
    }
}
