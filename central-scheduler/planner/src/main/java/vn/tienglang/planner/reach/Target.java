package vn.tienglang.planner.reach;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;

/**
 * Target of a slot: areas and tags.
 *
 * @param areas the areas whose stations are included; at least one
 * @param tags includes only stations with at least one of these tags; empty for no restriction
 * @param except areas whose stations are excluded
 */
public record Target(Set<AreaCode> areas, Set<StationTag> tags, Set<AreaCode> except) {
    /** Copies the sets in order; rejects a target without an area. */
    public Target {
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("a target names at least one area");
        }
        areas = Collections.unmodifiableSet(new TreeSet<>(areas));
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
        except = Collections.unmodifiableSet(new TreeSet<>(except));
    }

    /** Returns the target that includes all stations of these areas. */
    public static Target of(AreaCode... areas) {
        return new Target(new TreeSet<>(List.of(areas)), Set.of(), Set.of());
    }
}
