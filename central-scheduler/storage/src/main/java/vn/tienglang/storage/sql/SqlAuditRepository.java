package vn.tienglang.storage.sql;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.AuditRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code audit}. */
record SqlAuditRepository(Handle handle) implements AuditRepository {
    @Override
    public void add(AuditEntry entry) {
        handle.createUpdate(
                        "INSERT INTO audit (acted_at, login, act, about)"
                                + " VALUES (:at, :login, :act, :about)")
                .bind("at", ColumnMapper.of(entry.at()))
                .bind("login", entry.login())
                .bind("act", entry.action())
                .bind("about", entry.about())
                .execute();
    }

    @Override
    public List<AuditEntry> latest(int atMost) {
        return handle.createQuery(
                        "SELECT acted_at, login, act, about FROM audit"
                                + " ORDER BY id DESC LIMIT :most")
                .bind("most", atMost)
                .map((row, _) ->
                        new AuditEntry(
                                ColumnMapper.instant(row, "acted_at"),
                                ColumnMapper.text(row, "login"),
                                ColumnMapper.text(row, "act"),
                                ColumnMapper.text(row, "about")))
                .list();
    }

    @Override
    public int removeBefore(Instant instant, int atMost) {
        return handle.createUpdate(
                        "DELETE FROM audit WHERE id IN (SELECT id FROM audit"
                                + " WHERE acted_at < :before ORDER BY acted_at LIMIT :most)")
                .bind("before", ColumnMapper.of(instant))
                .bind("most", atMost)
                .execute();
    }
}
