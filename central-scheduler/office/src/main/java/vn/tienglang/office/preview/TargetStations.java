package vn.tienglang.office.preview;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;

/**
 * Whom something is meant for on a day, exactly.
 *
 * @param stations in order of id
 * @param nobody the areas of the target that do not stand on that day and that nobody carries on
 * @param nowhere stations of which nobody knows where they lie on that day; nothing reaches them
 */
public record TargetStations(List<Station> stations, Set<AreaCode> nobody, List<Station> nowhere) {
    /** Takes copies in order. */
    public TargetStations {
        stations = List.copyOf(stations);
        nobody = java.util.Collections.unmodifiableSet(new TreeSet<>(nobody));
        nowhere = List.copyOf(nowhere);
    }
}
