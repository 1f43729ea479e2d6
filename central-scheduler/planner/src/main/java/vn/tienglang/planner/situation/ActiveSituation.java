package vn.tienglang.planner.situation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotId;

/**
 * That a unit is in a situation.
 *
 * @param id its name, given like that of a slot: its airings are named after it
 * @param unit which
 * @param playbook what is done there, in the version it was raised to
 * @param affected the areas inside it where it happens; none means all of it
 * @param bulletins what is told, in turn; at least one
 * @param from the instant it was raised
 * @param until the instant it is lowered; {@link Instant#MAX} while nobody said when
 */
public record ActiveSituation(
        SlotId id,
        AreaCode unit,
        Playbook playbook,
        Set<AreaCode> affected,
        List<BulletinId> bulletins,
        Instant from,
        Instant until) {
    /** Takes copies; refuses to raise a unit for no time, or with nothing to tell. */
    public ActiveSituation {
        affected = Collections.unmodifiableSet(new TreeSet<>(affected));
        bulletins = List.copyOf(bulletins);
        if (bulletins.isEmpty()) {
            throw new IllegalArgumentException(unit + " is raised with nothing to tell");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(unit + " is raised until before it begins");
        }
    }

    /** True while it holds. */
    public boolean isActiveAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** The same, lowered at that instant. */
    public ActiveSituation endingAt(Instant at) {
        return new ActiveSituation(id, unit, playbook, affected, bulletins, from, at);
    }
}
