package vn.tienglang.office.store.station;

import vn.tienglang.airtime.AreaCode;

/**
 * Overview of an area: how many stations are inside it, and how many of them are in which state.
 *
 * @param area the area
 * @param depth number of areas around it
 * @param stations number of stations
 * @param online that report
 * @param heard of which an airing is heard now
 * @param lost whose link was reported lost
 * @param silent that have not reported for a long time
 * @param faulty with a fault
 * @param inaudible whose output is not audible
 */
public record AreaOverview(
        AreaCode area,
        int depth,
        int stations,
        int online,
        int heard,
        int lost,
        int silent,
        int faulty,
        int inaudible) {
    /** An area without stations. */
    public static AreaOverview none(AreaCode area, int depth) {
        return new AreaOverview(area, depth, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The counts with this station in addition, or without it: {@code times} is 1 or -1. */
    public AreaOverview plus(StationOverview station, int times) {
        return new AreaOverview(
                area,
                depth,
                stations + times,
                online + counted(station.isOnline(), times),
                heard + counted(station.isHeard(), times),
                lost + counted(station.presence() == StationPresence.LOST, times),
                silent + counted(station.presence() == StationPresence.SILENT, times),
                faulty + counted(station.device().faults() > 0, times),
                inaudible + counted(!station.device().audible(), times));
    }

    private static int counted(boolean is, int times) {
        return is ? times : 0;
    }
}
