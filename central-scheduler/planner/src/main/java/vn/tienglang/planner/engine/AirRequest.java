package vn.tienglang.planner.engine;

import java.util.Optional;
import vn.tienglang.planner.timeline.OpenDayIndex;

/**
 * Request of a programme block for airtime. Stations with the same request share the object.
 *
 * @param block the programme block
 * @param rank the service rank; smaller is served first
 * @param priorityPosition within a rank, the position in the priority order of the station's unit
 * @param bookingNumber within these, the booking order
 * @param ownHours open times of this request alone; empty for those of the station
 */
record AirRequest(
        ProgrammeBlock block,
        int rank,
        int priorityPosition,
        long bookingNumber,
        Optional<OpenDayIndex> ownHours)
        implements PlacedBlock.Source {
    /** The unit gave it no position. */
    static final int NO_PRIORITY = Integer.MAX_VALUE;

    /** Returns the open times of this request at the station. */
    OpenDayIndex openTimes(StationDayContext stationDay) {
        return ownHours.orElse(stationDay.openTimes());
    }

    /** Compares by service order. */
    static int compareService(AirRequest one, AirRequest other) {
        int byRank = Integer.compare(one.rank, other.rank);
        int byPriority =
                byRank != 0
                        ? byRank
                        : Integer.compare(one.priorityPosition, other.priorityPosition);
        return byPriority != 0 ? byPriority : Long.compare(one.bookingNumber, other.bookingNumber);
    }
}
