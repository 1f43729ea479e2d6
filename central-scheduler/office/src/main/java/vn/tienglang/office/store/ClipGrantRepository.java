package vn.tienglang.office.store;

import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;

/** Repository of clip grants: which station may fetch which clip. */
public interface ClipGrantRepository {
    /** Allows the station to fetch these clips. */
    void grant(StationId station, List<ClipId> clips);

    /** Whether the station may fetch this clip. */
    boolean mayFetch(StationId station, ClipId clip);
}
