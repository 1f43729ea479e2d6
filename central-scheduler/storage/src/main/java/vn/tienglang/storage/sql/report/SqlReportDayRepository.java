package vn.tienglang.storage.sql.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.report.figures.StationDay;
import vn.tienglang.office.store.report.ReportDayRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code report_days}. */
public record SqlReportDayRepository(Handle handle) implements ReportDayRepository {
    private static final String SELECT =
            "SELECT station, log_date, area, figures, due_at, change_number FROM report_days";

    /** Most areas that a query names; with more, all areas are read and filtered. */
    private static final int AREAS = 1_000;

    @Override
    public void put(List<StationDay> days) {
        if (days.isEmpty()) {
            return;
        }
        PreparedBatch deletes =
                handle.prepareBatch(
                        "DELETE FROM report_days WHERE station = :station AND log_date = :date");
        PreparedBatch inserts =
                handle.prepareBatch(
                        "INSERT INTO report_days (station, log_date, area, figures, due_at,"
                                + " change_number) VALUES (:station, :date, :area, :figures, :due,"
                                + " :change)");
        for (StationDay day : days) {
            deletes.bind("station", day.station().value()).bind("date", day.date()).add();
            inserts.bind("station", day.station().value())
                    .bind("date", day.date())
                    .bind("area", day.area().value())
                    .bind("figures", day.text())
                    .bindByType("due", due(day.dueAt()), OffsetDateTime.class)
                    .bind("change", day.change())
                    .add();
        }
        deletes.execute();
        inserts.execute();
    }

    private static @Nullable OffsetDateTime due(Instant dueAt) {
        return dueAt.equals(Instant.MAX) ? null : ColumnMapper.of(dueAt);
    }

    @Override
    public List<StationDay> of(List<StationId> stations, LocalDate from, LocalDate until) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT station, log_date, area, figures, due_at, change_number FROM "
                                + ColumnMapper.OF_STATIONS
                                + " JOIN report_days ON report_days.station = wanted.id"
                                + " WHERE log_date >= :from AND log_date < :until"
                                + " ORDER BY station, log_date")
                .bindMethodsList("stations", stations, ColumnMapper.ID)
                .bind("from", from)
                .bind("until", ColumnMapper.until(until))
                .map((row, _) -> day(row))
                .list();
    }

    @Override
    public List<StationDay> in(Set<AreaCode> areas, LocalDate from, LocalDate until) {
        if (areas.isEmpty() || areas.size() > AREAS) {
            return handle
                    .createQuery(SELECT + " WHERE log_date >= :from AND log_date < :until")
                    .setFetchSize(5_000)
                    .bind("from", from)
                    .bind("until", until)
                    .map((row, _) -> day(row))
                    .stream()
                    .filter(day -> areas.isEmpty() || areas.contains(day.area()))
                    .toList();
        }
        return handle.createQuery(
                        SELECT
                                + " WHERE log_date >= :from AND log_date < :until"
                                + " AND area IN (<areas>)")
                .bindList("areas", areas.stream().map(AreaCode::value).toList())
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> day(row))
                .list();
    }

    @Override
    public List<StationDay> changedAfter(long change, LocalDate from, LocalDate until, int atMost) {
        return handle.createQuery(
                        SELECT
                                + " WHERE change_number > :change AND log_date >= :from"
                                + " AND log_date < :until"
                                + " ORDER BY change_number, station, log_date LIMIT :most")
                .bind("change", change)
                .bind("from", from)
                .bind("until", until)
                .bind("most", atMost)
                .map((row, _) -> day(row))
                .list();
    }

    @Override
    public long lastChange() {
        return handle.createQuery("SELECT COALESCE(MAX(change_number), 0) FROM report_days")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<StationDay> due(Instant now, int atMost) {
        return handle.createQuery(
                        SELECT + " WHERE due_at <= :now ORDER BY due_at, station LIMIT :most")
                .bind("now", ColumnMapper.of(now))
                .bind("most", atMost)
                .map((row, _) -> day(row))
                .list();
    }

    @Override
    public int removeBefore(LocalDate date, int atMost) {
        return handle.createUpdate(
                        "DELETE FROM report_days WHERE (station, log_date) IN (SELECT station,"
                                + " log_date FROM report_days WHERE log_date < :date"
                                + " ORDER BY log_date, station LIMIT :most)")
                .bind("date", date)
                .bind("most", atMost)
                .execute();
    }

    private static StationDay day(ResultSet row) throws SQLException {
        return new StationDay(
                new StationId(ColumnMapper.text(row, "station")),
                new AreaCode(ColumnMapper.text(row, "area")),
                ColumnMapper.date(row, "log_date"),
                StationDay.parse(ColumnMapper.text(row, "figures")),
                ColumnMapper.optionalInstant(row, "due_at").orElse(Instant.MAX),
                row.getLong("change_number"));
    }
}
