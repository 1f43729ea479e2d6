package vn.tienglang.central.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.HeardBook;
import vn.tienglang.central.desk.HeardDay;
import vn.tienglang.planner.obligation.ObligationId;

/** Table {@code heard_days}. */
record HeardRows(Handle handle) implements HeardBook {
    @Override
    public void put(List<HeardDay> days) {
        if (days.isEmpty()) {
            return;
        }
        PreparedBatch gone =
                handle.prepareBatch(
                        "DELETE FROM heard_days WHERE station = :station AND log_date = :date"
                                + " AND obligation = :obligation");
        PreparedBatch come =
                handle.prepareBatch(
                        "INSERT INTO heard_days (station, log_date, obligation, asked, entries,"
                                + " units) VALUES (:station, :date, :obligation, :asked, :entries,"
                                + " :units)");
        for (HeardDay day : days) {
            gone.bind("station", day.station().value())
                    .bind("date", day.date())
                    .bind("obligation", day.obligation().value())
                    .add();
            come.bind("station", day.station().value())
                    .bind("date", day.date())
                    .bind("obligation", day.obligation().value())
                    .bind("asked", day.asked())
                    .bind("entries", day.entries())
                    .bind("units", day.units())
                    .add();
        }
        gone.execute();
        come.execute();
    }

    @Override
    public List<HeardDay> between(List<StationId> stations, LocalDate from, LocalDate until) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT station, log_date, obligation, asked, entries, units"
                                + " FROM "
                                + Columns.OF_STATIONS
                                + " JOIN heard_days ON heard_days.station = wanted.id"
                                + " WHERE log_date >= :from AND log_date < :until")
                .bindMethodsList("stations", stations, Columns.ID)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> day(row))
                .list();
    }

    @Override
    public void forgetBefore(LocalDate date) {
        handle.createUpdate("DELETE FROM heard_days WHERE log_date < :date")
                .bind("date", date)
                .execute();
    }

    private static HeardDay day(ResultSet row) throws SQLException {
        return new HeardDay(
                new StationId(Columns.text(row, "station")),
                Columns.date(row, "log_date"),
                new ObligationId(Columns.text(row, "obligation")),
                Columns.text(row, "asked"),
                row.getInt("entries"),
                row.getLong("units"));
    }
}
