package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.ClipGrantRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Table {@code clip_rights}. */
record SqlClipGrantRepository(Handle handle) implements ClipGrantRepository {
    private static final int CLIPS_AT_ONCE = 2_000;

    @Override
    public void grant(Map<StationId, Set<ClipId>> clips) {
        if (clips.isEmpty()) {
            return;
        }
        Map<String, Set<String>> missing = new TreeMap<>();
        clips.forEach((station, granted) -> {
            var ids = new TreeSet<String>();
            granted.forEach(clip -> ids.add(clip.value()));
            missing.put(station.value(), ids);
        });
        List<String> wanted = missing.values().stream().flatMap(Set::stream).distinct().toList();
        for (int from = 0; from < wanted.size(); from += CLIPS_AT_ONCE) {
            List<String> some =
                    wanted.subList(from, Math.min(from + CLIPS_AT_ONCE, wanted.size()));
            handle.createQuery(
                            "SELECT r.station, r.clip FROM clip_rights r JOIN "
                                    + ColumnMapper.OF_STATIONS
                                    + " ON r.station = wanted.id WHERE r.clip IN (<clips>)")
                    .bindMethodsList("stations", List.copyOf(clips.keySet()), ColumnMapper.ID)
                    .bindList("clips", some)
                    .map((row, _) -> grant(row))
                    .forEach(known -> known.removeFrom(missing));
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO clip_rights (station, clip) VALUES (:station, :clip)");
        missing.forEach((station, ids) ->
                ids.forEach(clip -> batch.bind("station", station).bind("clip", clip).add()));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Stored grant. */
    private record Grant(String station, String clip) {
        void removeFrom(Map<String, Set<String>> missing) {
            missing.getOrDefault(station, Set.of()).remove(clip);
        }
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(ColumnMapper.text(row, "station"), ColumnMapper.text(row, "clip"));
    }

    @Override
    public boolean mayFetch(StationId station, ClipId clip) {
        return handle.createQuery(
                        "SELECT 1 FROM clip_rights WHERE station = :station AND clip = :clip")
                .bind("station", station.value())
                .bind("clip", clip.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
