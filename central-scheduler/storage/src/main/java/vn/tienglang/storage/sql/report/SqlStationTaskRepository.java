package vn.tienglang.storage.sql.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.report.StationTask;
import vn.tienglang.office.store.report.StationTaskRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code station_tasks}. */
public record SqlStationTaskRepository(Handle handle) implements StationTaskRepository {
    private static final String SELECT =
            "SELECT number, kind, station, area, cause, opened_at, closed_at, closed_by"
                    + " FROM station_tasks";

    @Override
    public void put(StationTask task) {
        handle.createUpdate("DELETE FROM station_tasks WHERE number = :number")
                .bind("number", task.number())
                .execute();
        handle.createUpdate(
                        "INSERT INTO station_tasks (number, kind, station, area, cause, opened_at,"
                                + " closed_at, closed_by) VALUES (:number, :kind, :station, :area,"
                                + " :cause, :openedAt, :closedAt, :closedBy)")
                .bind("number", task.number())
                .bind("kind", task.kind().name())
                .bind("station", task.station().value())
                .bind("area", task.area().value())
                .bind("cause", task.cause())
                .bind("openedAt", ColumnMapper.of(task.openedAt()))
                .bindByType("closedAt", closedAt(task), OffsetDateTime.class)
                .bind("closedBy", task.closing().map(StationTask.Closing::by).orElse(""))
                .execute();
    }

    private static @Nullable OffsetDateTime closedAt(StationTask task) {
        Instant at = task.closing().map(StationTask.Closing::at).orElse(null);
        return at == null ? null : ColumnMapper.of(at);
    }

    @Override
    public Optional<StationTask> find(long number) {
        return handle.createQuery(SELECT + " WHERE number = :number")
                .bind("number", number)
                .map((row, _) -> task(row))
                .findOne();
    }

    @Override
    public List<StationTask> open() {
        return handle.createQuery(SELECT + " WHERE closed_at IS NULL ORDER BY number")
                .map((row, _) -> task(row))
                .list();
    }

    @Override
    public List<StationTask> closed(int atMost) {
        return handle.createQuery(
                        SELECT
                                + " WHERE closed_at IS NOT NULL"
                                + " ORDER BY closed_at DESC, number DESC LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> task(row))
                .list();
    }

    private static StationTask task(ResultSet row) throws SQLException {
        String by = ColumnMapper.text(row, "closed_by");
        return new StationTask(
                row.getLong("number"),
                StationTask.Kind.valueOf(ColumnMapper.text(row, "kind")),
                new StationId(ColumnMapper.text(row, "station")),
                new AreaCode(ColumnMapper.text(row, "area")),
                ColumnMapper.text(row, "cause"),
                ColumnMapper.instant(row, "opened_at"),
                ColumnMapper.optionalInstant(row, "closed_at")
                        .map(at -> new StationTask.Closing(at, by)));
    }
}
