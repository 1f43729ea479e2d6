package vn.tienglang.storage.sql.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Tables {@code area_changes}, {@code area_change_areas} and {@code area_change_stations}. */
public final class AreaChangeTables {
    private final Handle handle;

    /** Tables of this database. */
    public AreaChangeTables(Handle handle) {
        this.handle = handle;
    }

    private record ChangedArea(long change, boolean isAfter, Area area) {}

    private record MovedStation(long change, AreaChange.StationMove move) {}

    /** Stores a change with a new number. */
    public void add(AreaChange change) {
        handle.createUpdate(
                        "INSERT INTO area_changes (number, kind, about, valid_from, changed_by,"
                                + " changed_at, undone) VALUES (:number, :kind, :about, :from, :by,"
                                + " :at, :undone)")
                .bind("number", change.number())
                .bind("kind", change.kind().name())
                .bind("about", change.about())
                .bind("from", change.on())
                .bind("by", change.login())
                .bind("at", ColumnMapper.of(change.at()))
                .bind("undone", change.undone())
                .execute();
        insert(change.number(), change.before(), false);
        insert(change.number(), change.after(), true);
        if (!change.moves().isEmpty()) {
            PreparedBatch batch =
                    handle.prepareBatch(
                            "INSERT INTO area_change_stations (change_number, station, area_before,"
                                    + " area_after) VALUES (:change, :station, :before, :after)");
            for (AreaChange.StationMove move : change.moves()) {
                batch.bind("change", change.number())
                        .bind("station", move.station().value())
                        .bind("before", move.before().value())
                        .bind("after", move.after().value())
                        .add();
            }
            batch.execute();
        }
    }

    private void insert(long number, List<Area> areas, boolean isAfter) {
        if (areas.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO area_change_areas (change_number, is_after, "
                                + AreaColumns.NAMES
                                + ") VALUES (:change, :isAfter, "
                                + AreaColumns.VALUES
                                + ")");
        for (Area area : areas) {
            AreaColumns.bind(batch, area).bind("change", number).bind("isAfter", isAfter).add();
        }
        batch.execute();
    }

    /** Marks a change as undone. */
    public void markUndone(long number) {
        handle.createUpdate("UPDATE area_changes SET undone = TRUE WHERE number = :number")
                .bind("number", number)
                .execute();
    }

    /** Every change, the first one first. */
    public List<AreaChange> all() {
        Map<Long, List<Area>> before = new HashMap<>();
        Map<Long, List<Area>> after = new HashMap<>();
        handle.createQuery(
                        "SELECT change_number, is_after, "
                                + AreaColumns.NAMES
                                + " FROM area_change_areas ORDER BY code, valid_from")
                .map((row, _) ->
                        new ChangedArea(
                                row.getLong("change_number"),
                                row.getBoolean("is_after"),
                                AreaColumns.area(row)))
                .forEach(one ->
                        (one.isAfter() ? after : before)
                                .computeIfAbsent(one.change(), _ -> new ArrayList<>())
                                .add(one.area()));
        Map<Long, List<AreaChange.StationMove>> moves = new HashMap<>();
        handle.createQuery(
                        "SELECT change_number, station, area_before, area_after"
                                + " FROM area_change_stations ORDER BY station")
                .map((row, _) ->
                        new MovedStation(
                                row.getLong("change_number"),
                                new AreaChange.StationMove(
                                        new StationId(ColumnMapper.text(row, "station")),
                                        new AreaCode(ColumnMapper.text(row, "area_before")),
                                        new AreaCode(ColumnMapper.text(row, "area_after")))))
                .forEach(one ->
                        moves.computeIfAbsent(one.change(), _ -> new ArrayList<>())
                                .add(one.move()));
        return handle.createQuery(
                        "SELECT number, kind, about, valid_from, changed_by, changed_at, undone"
                                + " FROM area_changes ORDER BY number")
                .map((row, _) -> {
                    long number = row.getLong("number");
                    return new AreaChange(
                            number,
                            AreaChange.Kind.valueOf(ColumnMapper.text(row, "kind")),
                            ColumnMapper.text(row, "about"),
                            ColumnMapper.date(row, "valid_from"),
                            ColumnMapper.text(row, "changed_by"),
                            ColumnMapper.instant(row, "changed_at"),
                            row.getBoolean("undone"),
                            before.getOrDefault(number, List.of()),
                            after.getOrDefault(number, List.of()),
                            moves.getOrDefault(number, List.of()));
                })
                .list();
    }
}
