package vn.tienglang.office.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;

/** Repository of clip grants: which station may fetch which clip. */
public interface ClipGrantRepository {
    /** Allows the station to fetch these clips. */
    default void grant(StationId station, List<ClipId> clips) {
        grant(Map.of(station, Set.copyOf(clips)));
    }

    /** Lets these stations fetch these clips. */
    void grant(Map<StationId, Set<ClipId>> clips);

    /** Whether the station may fetch this clip. */
    boolean mayFetch(StationId station, ClipId clip);
}
