package vn.tienglang.central.sql;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.ClipRights;

/** Table {@code clip_rights}. */
record ClipRightRows(Handle handle) implements ClipRights {
    @Override
    public void grant(StationId station, List<ClipId> clips) {
        for (ClipId clip : clips) {
            if (!mayFetch(station, clip)) {
                handle.createUpdate(
                                "INSERT INTO clip_rights (station, clip) VALUES (:station, :clip)")
                        .bind("station", station.value())
                        .bind("clip", clip.value())
                        .execute();
            }
        }
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
