package vn.tienglang.office.situation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.bulletin.BulletinId;

/**
 * The wish to raise a unit to a situation.
 *
 * @param unit which
 * @param situation to which, by its number
 * @param affected the zones inside it where it happens; none means all of it
 * @param bulletins what is told, in turn
 * @param until when it is lowered; {@link Instant#MAX} when nobody said
 */
public record RaiseRequest(
        AreaCode unit,
        int situation,
        Set<AreaCode> affected,
        List<BulletinId> bulletins,
        Instant until) {
    /** Takes copies. */
    public RaiseRequest {
        affected = Set.copyOf(affected);
        bulletins = List.copyOf(bulletins);
    }
}
