package vn.tienglang.central.sql;

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
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.StationState;
import vn.tienglang.central.desk.StatusBook;

/** Table {@code statuses}. */
record StatusRows(Handle handle) implements StatusBook {
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

    private static StationState state(ResultSet row) throws SQLException {
        var topic = new Topic.Status(new StationId(Columns.text(row, "station")));
        if (WireText.read(topic, Columns.text(row, "payload"))
                instanceof Message.StatusTold(StationStatus status)) {
            return new StationState(
                    status, row.getBoolean("lost"), Columns.instant(row, "heard_at"));
        }
        throw new Archive.Failed("not a status: " + topic.text());
    }

    @Override
    public void put(StationState state) {
        int known =
                bind(
                                "UPDATE statuses SET payload = :payload, lost = :lost,"
                                        + " heard_at = :heard WHERE station = :station",
                                state)
                        .execute();
        if (known == 0) {
            bind(
                            "INSERT INTO statuses (station, payload, lost, heard_at)"
                                    + " VALUES (:station, :payload, :lost, :heard)",
                            state)
                    .execute();
        }
    }

    private Update bind(String sql, StationState state) {
        return handle.createUpdate(sql)
                .bind("station", state.status().station().value())
                .bind("payload", WireText.of(new Message.StatusTold(state.status())))
                .bind("lost", state.lost())
                .bind("heard", Columns.of(state.heardAt()));
    }
}
