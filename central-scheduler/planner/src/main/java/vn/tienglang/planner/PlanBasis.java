package vn.tienglang.planner;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Station;

/**
 * Everything a plan is made from.
 *
 * @param areas every area, with its dates
 * @param stations who plays; kept in order of id
 * @param slots what was booked, earliest booking first: who booked first has the air
 * @param clips what is known of the recordings
 */
public record PlanBasis(
        AreaTree areas, List<Station> stations, List<Slot> slots, Map<ClipId, Clip> clips) {

    /** Takes copies whose order does not depend on the machine. */
    public PlanBasis {
        stations = stations.stream().sorted(Comparator.comparing(Station::id)).toList();
        slots = List.copyOf(slots);
        clips = Collections.unmodifiableMap(new TreeMap<>(clips));
    }
}
