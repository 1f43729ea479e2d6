package vn.tienglang.office.store;

import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;

/** Which station may fetch which recording: those that something issued to it plays. */
public interface ClipGrantRepository {
    /** From now on the station may fetch these. */
    void grant(StationId station, List<ClipId> clips);

    /** Whether the station may fetch this one. */
    boolean mayFetch(StationId station, ClipId clip);
}
