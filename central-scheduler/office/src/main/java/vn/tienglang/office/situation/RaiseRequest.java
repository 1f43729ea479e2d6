package vn.tienglang.office.situation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.bulletin.BulletinId;

/**
 * Request to raise a unit to a situation.
 *
 * @param unit the administrative unit
 * @param situation number of the situation
 * @param affected the affected areas inside the unit; none means all of it
 * @param bulletins the bulletins to air in rotation
 * @param until the end; {@link Instant#MAX} if open
 */
public record RaiseRequest(
        AreaCode unit,
        int situation,
        Set<AreaCode> affected,
        List<BulletinId> bulletins,
        Instant until) {
    /** Copies the collections. */
    public RaiseRequest {
        affected = Set.copyOf(affected);
        bulletins = List.copyOf(bulletins);
    }
}
