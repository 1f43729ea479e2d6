package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.PeriodClosingRepository;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code period_closings}. */
record SqlPeriodClosingRepository(Handle handle) implements PeriodClosingRepository {
    @Override
    public boolean enter(PeriodClosing closing) {
        int entered =
                handle.createUpdate(
                                "INSERT INTO period_closings (obligation, period_start, station,"
                                        + " owed, heard, missing, closed_at)"
                                        + " SELECT :obligation, :period, :station, :owed, :heard,"
                                        + " :missing, :at"
                                        + " WHERE NOT EXISTS (SELECT 1 FROM period_closings"
                                        + " WHERE obligation = :obligation"
                                        + " AND period_start = :period AND station = :station)")
                        .bind("obligation", closing.obligation().value())
                        .bind("period", closing.period())
                        .bind("station", closing.station().value())
                        .bind("owed", closing.owed())
                        .bind("heard", closing.heard())
                        .bind("missing", closing.missing())
                        .bind("at", ColumnMapper.of(closing.at()))
                        .execute();
        return entered == 1;
    }

    @Override
    public Map<StationId, Map<ObligationId, LocalDate>> lastClosed(List<StationId> stations) {
        var last = new TreeMap<StationId, Map<ObligationId, LocalDate>>();
        if (stations.isEmpty()) {
            return last;
        }
        handle.createQuery(
                        "SELECT station, obligation, MAX(period_start) AS period_start"
                                + " FROM period_closings WHERE station IN (<stations>)"
                                + " GROUP BY station, obligation")
                .bindList("stations", stations.stream().map(StationId::value).toList())
                .map((row, _) ->
                        last.computeIfAbsent(
                                        new StationId(ColumnMapper.text(row, "station")),
                                        _ -> new TreeMap<>())
                                .put(
                                        new ObligationId(ColumnMapper.text(row, "obligation")),
                                        ColumnMapper.date(row, "period_start")))
                .list();
        return last;
    }

    @Override
    public List<PeriodClosing> forObligation(ObligationId obligation, int atMost) {
        return handle.createQuery(
                        "SELECT obligation, period_start, station, owed, heard, closed_at"
                                + " FROM period_closings WHERE obligation = :obligation"
                                + " ORDER BY period_start DESC, station LIMIT :most")
                .bind("obligation", obligation.value())
                .bind("most", atMost)
                .map((row, _) -> closing(row))
                .list();
    }

    private static PeriodClosing closing(ResultSet row) throws SQLException {
        return new PeriodClosing(
                new ObligationId(ColumnMapper.text(row, "obligation")),
                ColumnMapper.date(row, "period_start"),
                new StationId(ColumnMapper.text(row, "station")),
                row.getLong("owed"),
                row.getLong("heard"),
                ColumnMapper.instant(row, "closed_at"));
    }

    @Override
    public int removeBefore(Instant instant, int atMost) {
        return handle.createUpdate(
                        "DELETE FROM period_closings WHERE (obligation, period_start, station) IN"
                                + " (SELECT obligation, period_start, station"
                                + " FROM period_closings old WHERE closed_at < :before"
                                + " AND EXISTS (SELECT 1 FROM period_closings later"
                                + " WHERE later.obligation = old.obligation"
                                + " AND later.station = old.station"
                                + " AND later.period_start > old.period_start)"
                                + " ORDER BY closed_at LIMIT :most)")
                .bind("before", ColumnMapper.of(instant))
                .bind("most", atMost)
                .execute();
    }
}
