package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.DirtyRepository;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.office.store.station.StoredDirtyMark;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Tables {@code dirty_marks} and {@code due_stations}. */
record SqlDirtyRepository(Handle handle) implements DirtyRepository {
    private static final String SELECT_DUE =
            "SELECT d.station, d.due_at, d.cause, d.attempts, d.ordered_at FROM due_stations d";

    @Override
    public void mark(List<DirtyMark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO dirty_marks (kind, subject, from_date, until_date,"
                                + " ordered_at)"
                                + " VALUES (:kind, :subject, :from, :until, :ordered)");
        for (DirtyMark mark : marks) {
            batch.bind("kind", mark.kind().name())
                    .bind("subject", mark.subject())
                    .bind("from", ColumnMapper.until(mark.from()))
                    .bind("until", ColumnMapper.until(mark.until()))
                    .bind("ordered", mark.orderedAt().map(ColumnMapper::of))
                    .add();
        }
        batch.execute();
    }

    @Override
    public List<StoredDirtyMark> marks(Set<DirtyMark.Kind> kinds, int atMost) {
        return handle.createQuery(
                        "SELECT id, kind, subject, from_date, until_date, ordered_at"
                                + " FROM dirty_marks WHERE kind IN (<kinds>) ORDER BY id LIMIT :most")
                .bindList("kinds", kinds.stream().map(Enum::name).sorted().toList())
                .bind("most", atMost)
                .map((row, _) ->
                        new StoredDirtyMark(
                                row.getLong("id"),
                                new DirtyMark(
                                        DirtyMark.Kind.valueOf(ColumnMapper.text(row, "kind")),
                                        ColumnMapper.text(row, "subject"),
                                        ColumnMapper.date(row, "from_date"),
                                        ColumnMapper.until(row, "until_date"),
                                        ColumnMapper.optionalInstant(row, "ordered_at"))))
                .list();
    }

    @Override
    public void removeMarks(List<Long> ids) {
        PreparedBatch batch = handle.prepareBatch("DELETE FROM dirty_marks WHERE id = :id");
        ids.forEach(id -> batch.bind("id", id).add());
        if (!ids.isEmpty()) {
            batch.execute();
        }
    }

    @Override
    public void makeDue(Collection<StationId> stations, Instant at, Optional<Instant> orderedAt) {
        if (stations.isEmpty()) {
            return;
        }
        Map<StationId, DueStation> known = new HashMap<>();
        find(List.copyOf(stations)).forEach(one -> known.put(one.station(), one));
        put(
                stations.stream()
                        .map(station ->
                                DueStation.afterChange(
                                        station,
                                        Optional.ofNullable(known.get(station)),
                                        at,
                                        orderedAt))
                        .toList());
    }

    @Override
    public List<DueStation> due(Instant now, int atMost) {
        return handle.createQuery(
                        SELECT_DUE
                                + " WHERE d.due_at <= :now ORDER BY d.due_at, d.station"
                                + " LIMIT :most")
                .bind("now", ColumnMapper.of(now))
                .bind("most", atMost)
                .map((row, _) -> due(row))
                .list();
    }

    @Override
    public List<DueStation> find(List<StationId> stations) {
        if (stations.isEmpty()) {
            return List.of();
        }
        // Sorted here, because databases differ in the order of '-'.
        return handle
                .createQuery(
                        SELECT_DUE
                                + " JOIN "
                                + ColumnMapper.OF_STATIONS
                                + " ON d.station = wanted.id")
                .bindMethodsList("stations", stations, ColumnMapper.ID)
                .map((row, _) -> due(row))
                .stream()
                .sorted((one, other) -> one.station().compareTo(other.station()))
                .toList();
    }

    private static DueStation due(ResultSet row) throws SQLException {
        return new DueStation(
                new StationId(ColumnMapper.text(row, "station")),
                ColumnMapper.instant(row, "due_at"),
                DueStation.Cause.valueOf(ColumnMapper.text(row, "cause")),
                row.getInt("attempts"),
                ColumnMapper.optionalInstant(row, "ordered_at"));
    }

    @Override
    public void put(List<DueStation> stations) {
        if (stations.isEmpty()) {
            return;
        }
        int[] updated =
                batch(
                        "UPDATE due_stations SET due_at = :at, cause = :cause,"
                                + " attempts = :attempts, ordered_at = :ordered WHERE station = :station",
                        stations);
        List<DueStation> missing =
                IntStream.range(0, updated.length)
                        .filter(index -> updated[index] == 0)
                        .mapToObj(stations::get)
                        .toList();
        if (!missing.isEmpty()) {
            batch(
                    "INSERT INTO due_stations (station, due_at, cause, attempts, ordered_at)"
                            + " VALUES (:station, :at, :cause, :attempts, :ordered)",
                    missing);
        }
    }

    private int[] batch(String sql, List<DueStation> stations) {
        PreparedBatch batch = handle.prepareBatch(sql);
        for (DueStation one : stations) {
            batch.bind("station", one.station().value())
                    .bind("at", ColumnMapper.of(one.dueAt()))
                    .bind("cause", one.cause().name())
                    .bind("attempts", one.attempts())
                    .bind("ordered", one.orderedAt().map(ColumnMapper::of))
                    .add();
        }
        return batch.execute();
    }

    @Override
    public int removeMarksBefore(LocalDate date, int atMost) {
        return handle.createUpdate(
                        "DELETE FROM dirty_marks WHERE id IN (SELECT id FROM dirty_marks"
                                + " WHERE until_date <= :date AND kind <> 'REPORT'"
                                + " ORDER BY id LIMIT :most)")
                .bind("date", date)
                .bind("most", atMost)
                .execute();
    }
}
