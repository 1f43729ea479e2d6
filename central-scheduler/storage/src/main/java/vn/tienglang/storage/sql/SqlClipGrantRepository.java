package vn.tienglang.storage.sql;

import java.util.LinkedHashSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.ClipGrantRepository;

/** Table {@code clip_rights}. */
record SqlClipGrantRepository(Handle handle) implements ClipGrantRepository {
    @Override
    public void grant(StationId station, List<ClipId> clips) {
        if (clips.isEmpty()) {
            return;
        }
        var missing = new LinkedHashSet<>(clips.stream().map(ClipId::value).toList());
        handle.createQuery(
                        "SELECT clip FROM clip_rights"
                                + " WHERE station = :station AND clip IN (<clips>)")
                .bind("station", station.value())
                .bindList("clips", List.copyOf(missing))
                .mapTo(String.class)
                .forEach(missing::remove);
        if (missing.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO clip_rights (station, clip) VALUES (:station, :clip)");
        for (String clip : missing) {
            batch.bind("station", station.value()).bind("clip", clip).add();
        }
        batch.execute();
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
