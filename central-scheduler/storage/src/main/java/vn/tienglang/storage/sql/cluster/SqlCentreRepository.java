package vn.tienglang.storage.sql.cluster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.office.store.CentreRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Tables {@code centres} and {@code retention_clock}. */
public record SqlCentreRepository(Handle handle) implements CentreRepository {
    /** How long a dead centre stays in the list. */
    private static final Duration LISTED = Duration.ofDays(1);

    @Override
    public boolean beat(Heartbeat heartbeat) {
        Instant now = now();
        int updated =
                bind(
                                "UPDATE centres SET seen_at = :now, link_up = :linkUp,"
                                        + " clock_ahead_ms = :ahead"
                                        + " WHERE name = :name AND start_id = :start",
                                heartbeat,
                                now)
                        .execute();
        if (updated == 1) {
            return true;
        }
        handle.createUpdate(
                        "DELETE FROM centres WHERE seen_at <= :silent"
                                + " AND (name = :name OR seen_at <= :old)")
                .bind("name", heartbeat.name().value())
                .bind("silent", ColumnMapper.of(now.minus(SILENT_AFTER)))
                .bind("old", ColumnMapper.of(now.minus(LISTED)))
                .execute();
        int inserted =
                bind(
                                "INSERT INTO centres (name, start_id, clustered, started_at,"
                                        + " seen_at, link_up, clock_ahead_ms)"
                                        + " SELECT :name, :start, :clustered, :started,"
                                        + " :now, :linkUp, :ahead"
                                        + " WHERE NOT EXISTS"
                                        + " (SELECT 1 FROM centres WHERE name = :name)",
                                heartbeat,
                                now)
                        .bind("clustered", heartbeat.clustered())
                        .bind("started", ColumnMapper.of(heartbeat.startedAt()))
                        .execute();
        return inserted == 1;
    }

    private Update bind(String sql, Heartbeat heartbeat, Instant now) {
        return handle.createUpdate(sql)
                .bind("name", heartbeat.name().value())
                .bind("start", heartbeat.startId())
                .bind("now", ColumnMapper.of(now))
                .bind("linkUp", heartbeat.linkUp())
                .bind("ahead", Duration.between(now, heartbeat.at()).toMillis());
    }

    /** The time of the database; the same within a transaction. */
    private Instant now() {
        return handle.createQuery("SELECT CURRENT_TIMESTAMP AS present_time")
                .map((row, _) -> ColumnMapper.instant(row, "present_time"))
                .one();
    }

    @Override
    public List<SeenCentre> all() {
        Instant now = now();
        return handle
                .createQuery(
                        "SELECT name, start_id, clustered, started_at, seen_at, link_up,"
                                + " clock_ahead_ms FROM centres")
                .map((row, _) -> centre(row, now))
                .stream()
                // Sorted here, because databases differ in the order of '-'.
                .sorted((one, other) -> one.name().value().compareTo(other.name().value()))
                .toList();
    }

    private static SeenCentre centre(ResultSet row, Instant now) throws SQLException {
        Duration age = Duration.between(ColumnMapper.instant(row, "seen_at"), now);
        return new SeenCentre(
                new CentreName(ColumnMapper.text(row, "name")),
                ColumnMapper.text(row, "start_id"),
                row.getBoolean("clustered"),
                ColumnMapper.instant(row, "started_at"),
                row.getBoolean("link_up"),
                age.isNegative() ? Duration.ZERO : age,
                Duration.ofMillis(row.getLong("clock_ahead_ms")));
    }

    @Override
    public RetentionClock retentionClock() {
        return handle.createQuery("SELECT removed_at, waiting_since, seen_at FROM retention_clock")
                .map((row, _) ->
                        new RetentionClock(
                                ColumnMapper.optionalInstant(row, "removed_at"),
                                ColumnMapper.optionalInstant(row, "waiting_since"),
                                ColumnMapper.optionalInstant(row, "seen_at")))
                .findOne()
                .orElse(RetentionClock.NONE);
    }

    @Override
    public void putRetentionClock(RetentionClock clock) {
        handle.createUpdate("DELETE FROM retention_clock").execute();
        handle.createUpdate(
                        "INSERT INTO retention_clock (id, removed_at, waiting_since, seen_at)"
                                + " VALUES (1, :removed, :waiting, :seen)")
                .bind("removed", clock.removedAt().map(ColumnMapper::of).orElse(null))
                .bind("waiting", clock.waitingSince().map(ColumnMapper::of).orElse(null))
                .bind("seen", clock.seenAt().map(ColumnMapper::of).orElse(null))
                .execute();
    }

    @Override
    public void remove(CentreName name, String startId) {
        handle.createUpdate("DELETE FROM centres WHERE name = :name AND start_id = :start")
                .bind("name", name.value())
                .bind("start", startId)
                .execute();
    }
}
