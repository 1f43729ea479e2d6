package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.store.StationStateRepository;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.storage.sql.column.ColumnMapper;
import vn.tienglang.storage.sql.column.MessageColumn;
import vn.tienglang.storage.sql.column.UpdateOrInsert;

/** Table {@code statuses}. */
record SqlStationStateRepository(Handle handle) implements StationStateRepository {
    private static final String SELECT = "SELECT station, payload, lost, heard_at FROM statuses";

    @Override
    public Optional<StationState> find(StationId station) {
        return handle.createQuery(SELECT + " WHERE station = :station")
                .bind("station", station.value())
                .map((row, _) -> state(row))
                .findOne();
    }

    @Override
    public List<StationState> all() {
        return handle.createQuery(SELECT).map((row, _) -> state(row)).stream()
                .sorted(Comparator.comparing(state -> state.status().station()))
                .toList();
    }

    @Override
    public List<StationState> of(List<StationId> stations) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return handle
                .createQuery(
                        "SELECT s.station, s.payload, s.lost, s.heard_at FROM statuses s JOIN "
                                + ColumnMapper.OF_STATIONS
                                + " ON s.station = wanted.id")
                .bindMethodsList("stations", stations, ColumnMapper.ID)
                .map((row, _) -> state(row))
                .stream()
                .sorted(Comparator.comparing(state -> state.status().station()))
                .toList();
    }

    private static StationState state(ResultSet row) throws SQLException {
        var topic = new Topic.Status(new StationId(ColumnMapper.text(row, "station")));
        if (MessageColumn.read(topic, ColumnMapper.text(row, "payload"))
                instanceof Message.StatusReported(StationStatus status)) {
            return new StationState(
                    status, row.getBoolean("lost"), ColumnMapper.instant(row, "heard_at"));
        }
        throw new Transactions.Failed("not a status: " + topic.text());
    }

    @Override
    public void put(StationState state) {
        UpdateOrInsert.execute(
                "UPDATE statuses SET payload = :payload, lost = :lost,"
                        + " heard_at = :heard WHERE station = :station",
                "INSERT INTO statuses (station, payload, lost, heard_at)"
                        + " VALUES (:station, :payload, :lost, :heard)",
                sql -> bind(sql, state));
    }

    private Update bind(String sql, StationState state) {
        return handle.createUpdate(sql)
                .bind("station", state.status().station().value())
                .bind("payload", MessageColumn.of(new Message.StatusReported(state.status())))
                .bind("lost", state.lost())
                .bind("heard", ColumnMapper.of(state.receivedAt()));
    }
}
