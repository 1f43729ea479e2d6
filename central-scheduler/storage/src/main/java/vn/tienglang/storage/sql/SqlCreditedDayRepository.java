package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.CreditedDayRepository;
import vn.tienglang.office.store.station.CreditedDay;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code heard_days}. */
record SqlCreditedDayRepository(Handle handle) implements CreditedDayRepository {
    @Override
    public void put(List<CreditedDay> days) {
        if (days.isEmpty()) {
            return;
        }
        PreparedBatch deletes =
                handle.prepareBatch(
                        "DELETE FROM heard_days WHERE station = :station AND log_date = :date"
                                + " AND obligation = :obligation");
        PreparedBatch inserts =
                handle.prepareBatch(
                        "INSERT INTO heard_days (station, log_date, obligation, asked, entries,"
                                + " units) VALUES (:station, :date, :obligation, :asked, :entries,"
                                + " :units)");
        for (CreditedDay day : days) {
            deletes.bind("station", day.station().value())
                    .bind("date", day.date())
                    .bind("obligation", day.obligation().value())
                    .add();
            inserts.bind("station", day.station().value())
                    .bind("date", day.date())
                    .bind("obligation", day.obligation().value())
                    .bind("asked", day.query())
                    .bind("entries", day.entries())
                    .bind("units", day.amount())
                    .add();
        }
        deletes.execute();
        inserts.execute();
    }

    @Override
    public List<CreditedDay> between(List<StationId> stations, LocalDate from, LocalDate until) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT station, log_date, obligation, asked, entries, units"
                                + " FROM "
                                + ColumnMapper.OF_STATIONS
                                + " JOIN heard_days ON heard_days.station = wanted.id"
                                + " WHERE log_date >= :from AND log_date < :until")
                .bindMethodsList("stations", stations, ColumnMapper.ID)
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

    private static CreditedDay day(ResultSet row) throws SQLException {
        return new CreditedDay(
                new StationId(ColumnMapper.text(row, "station")),
                ColumnMapper.date(row, "log_date"),
                new ObligationId(ColumnMapper.text(row, "obligation")),
                ColumnMapper.text(row, "asked"),
                row.getInt("entries"),
                row.getLong("units"));
    }
}
