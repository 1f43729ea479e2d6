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
 * Situation that is in force at a unit.
 *
 * @param id the permanent id; shares its namespace with slots, because airing ids derive from it
 * @param unit the unit
 * @param playbook the playbook in the version in force when it was activated
 * @param affected the affected areas inside the unit; empty for the whole unit
 * @param bulletins the bulletins in rotation; at least one
 * @param from the instant of activation
 * @param until the instant at which it ends; {@link Instant#MAX} without an end
 */
public record ActiveSituation(
        SlotId id,
        AreaCode unit,
        Playbook playbook,
        Set<AreaCode> affected,
        List<BulletinId> bulletins,
        Instant from,
        Instant until) {
    /** Copies the collections; rejects an empty period and an empty rotation. */
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

    /** Returns whether the situation is active at that instant. */
    public boolean isActiveAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** Returns the same situation with another end. */
    public ActiveSituation endingAt(Instant at) {
        return new ActiveSituation(id, unit, playbook, affected, bulletins, from, at);
    }
}
