package vn.tienglang.storage.sql.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code area_overviews}, and differences of counts that are stored together. */
final class AreaCounts {
    private static final String SELECT =
            "SELECT area, depth, stations, online, heard, lost, silent, faulty, inaudible"
                    + " FROM area_overviews";

    private static final int CODES_AT_ONCE = 1_000;

    private final Handle handle;
    private final Map<AreaCode, AreaOverview> differences = new TreeMap<>();

    AreaCounts(Handle handle) {
        this.handle = handle;
    }

    /** Counts a station in its areas: {@code times} is 1 or -1. */
    void add(StationOverview station, int times) {
        int depth = station.areas().size();
        for (AreaCode area : station.areas()) {
            int above = --depth;
            differences.compute(
                    area,
                    (_, before) ->
                            (before == null ? AreaOverview.none(area, above) : before)
                                    .plus(station, times));
        }
    }

    /** Stores the differences. */
    void store() {
        List<AreaOverview> changed =
                differences.values().stream()
                        .filter(one -> !one.equals(AreaOverview.none(one.area(), one.depth())))
                        .toList();
        if (changed.isEmpty()) {
            return;
        }
        int[] updated =
                execute(
                        "UPDATE area_overviews SET depth = :depth, stations = stations + :stations,"
                                + " online = online + :online, heard = heard + :heard,"
                                + " lost = lost + :lost, silent = silent + :silent,"
                                + " faulty = faulty + :faulty, inaudible = inaudible + :inaudible"
                                + " WHERE area = :area",
                        changed);
        var missing = new ArrayList<AreaOverview>();
        for (int index = 0; index < updated.length; index++) {
            if (updated[index] == 0) {
                missing.add(changed.get(index));
            }
        }
        if (!missing.isEmpty()) {
            execute(
                    "INSERT INTO area_overviews (area, depth, stations, online, heard, lost,"
                            + " silent, faulty, inaudible) VALUES (:area, :depth, :stations,"
                            + " :online, :heard, :lost, :silent, :faulty, :inaudible)",
                    missing);
        }
    }

    private int[] execute(String sql, List<AreaOverview> counts) {
        PreparedBatch batch = handle.prepareBatch(sql);
        for (AreaOverview one : counts) {
            batch.bind("area", one.area().value())
                    .bind("depth", one.depth())
                    .bind("stations", one.stations())
                    .bind("online", one.online())
                    .bind("heard", one.heard())
                    .bind("lost", one.lost())
                    .bind("silent", one.silent())
                    .bind("faulty", one.faulty())
                    .bind("inaudible", one.inaudible())
                    .add();
        }
        return batch.execute();
    }

    /** The counts of those of these areas that have a station, in order of code. */
    List<AreaOverview> of(Set<AreaCode> areas) {
        List<String> codes = areas.stream().map(AreaCode::value).sorted().toList();
        var counts = new TreeMap<AreaCode, AreaOverview>();
        for (int from = 0; from < codes.size(); from += CODES_AT_ONCE) {
            List<String> some = codes.subList(from, Math.min(from + CODES_AT_ONCE, codes.size()));
            handle.createQuery(SELECT + " WHERE stations > 0 AND area IN (<areas>)")
                    .bindList("areas", some)
                    .map((row, _) -> count(row))
                    .forEach(one -> counts.put(one.area(), one));
        }
        return List.copyOf(counts.values());
    }

    /** The areas with stations, the outermost first, then by code. */
    List<AreaOverview> first(int atMost) {
        return handle.createQuery(
                        SELECT + " WHERE stations > 0 ORDER BY depth, area LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> count(row))
                .list();
    }

    private static AreaOverview count(ResultSet row) throws SQLException {
        return new AreaOverview(
                new AreaCode(ColumnMapper.text(row, "area")),
                row.getInt("depth"),
                row.getInt("stations"),
                row.getInt("online"),
                row.getInt("heard"),
                row.getInt("lost"),
                row.getInt("silent"),
                row.getInt("faulty"),
                row.getInt("inaudible"));
    }
}
