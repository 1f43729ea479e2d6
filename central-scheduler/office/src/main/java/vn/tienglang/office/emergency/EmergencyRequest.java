package vn.tienglang.office.emergency;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;

/**
 * What must be heard at once.
 *
 * @param areas whose people must hear it; at least one
 * @param clip what is played
 * @param expires from then on it is not started any more; after now
 */
public record EmergencyRequest(List<AreaCode> areas, ClipId clip, Instant expires) {
    /** Refuses an emergency for nobody. */
    public EmergencyRequest {
        areas = List.copyOf(areas);
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("an emergency for nobody");
        }
    }
}
