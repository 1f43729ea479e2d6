package vn.tienglang.office.emergency;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;

/**
 * Request for an emergency.
 *
 * @param areas the target areas; at least one
 * @param clip the clip to play
 * @param expires the instant from which it is no longer started; after now
 */
public record EmergencyRequest(List<AreaCode> areas, ClipId clip, Instant expires) {
    /** Refuses an empty list of areas. */
    public EmergencyRequest {
        areas = List.copyOf(areas);
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("an emergency for nobody");
        }
    }
}
