package vn.tienglang.office.preview;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;

/**
 * Stations of a target on a day.
 *
 * @param stations by id
 * @param unknownAreas the areas of the target that do not exist on that day and have no successor
 * @param stationsWithoutArea the stations whose area does not exist on that day; nothing reaches
 *     them
 */
public record TargetStations(
        List<Station> stations, Set<AreaCode> unknownAreas, List<Station> stationsWithoutArea) {
    /** Copies the collections in order. */
    public TargetStations {
        stations = List.copyOf(stations);
        unknownAreas = java.util.Collections.unmodifiableSet(new TreeSet<>(unknownAreas));
        stationsWithoutArea = List.copyOf(stationsWithoutArea);
    }
}
