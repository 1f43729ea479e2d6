package vn.tienglang.central.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.tienglang.central.desk.AuditBook;
import vn.tienglang.central.desk.AuditEntry;

/** Table {@code audit}. */
record AuditRows(Handle handle) implements AuditBook {
    @Override
    public void add(AuditEntry entry) {
        handle.createUpdate(
                        "INSERT INTO audit (acted_at, login, act, about)"
                                + " VALUES (:at, :login, :act, :about)")
                .bind("at", Columns.of(entry.at()))
                .bind("login", entry.login())
                .bind("act", entry.act())
                .bind("about", entry.about())
                .execute();
    }

    @Override
    public List<AuditEntry> newest(int atMost) {
        return handle.createQuery(
                        "SELECT acted_at, login, act, about FROM audit"
                                + " ORDER BY id DESC LIMIT :most")
                .bind("most", atMost)
                .map((row, _) ->
                        new AuditEntry(
                                Columns.instant(row, "acted_at"),
                                Columns.text(row, "login"),
                                Columns.text(row, "act"),
                                Columns.text(row, "about")))
                .list();
    }
}
