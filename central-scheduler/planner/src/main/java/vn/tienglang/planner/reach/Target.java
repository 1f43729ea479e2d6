package vn.tienglang.planner.reach;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;

/**
 * Whom something is meant for.
 *
 * @param areas the stations inside any of these; at least one
 * @param tags only those of them that bear any of these; none means all of them
 * @param except and not those inside any of these
 */
public record Target(Set<AreaCode> areas, Set<StationTag> tags, Set<AreaCode> except) {
    /** Takes copies in order, and refuses a target nowhere. */
    public Target {
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("a target names at least one area");
        }
        areas = Collections.unmodifiableSet(new TreeSet<>(areas));
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        except = Collections.unmodifiableSet(new TreeSet<>(except));
    }

    /** All of these areas. */
    public static Target of(AreaCode... areas) {
        return new Target(new TreeSet<>(List.of(areas)), Set.of(), Set.of());
    }
}
