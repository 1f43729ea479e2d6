package vn.tienglang.planner.engine;

import java.util.Optional;
import vn.tienglang.planner.timeline.OpenDayIndex;

/**
 * An act that wants the air. Stations share it when it wants the same of them.
 *
 * @param rank who is served first: the smaller
 * @param priorityPosition among these, in the order the station's own unit has given them
 * @param bookingNumber among those, as they were booked
 * @param ownHours the hours that are open to it alone; empty for those of the station
 */
record AirRequest(
        ProgrammeBlock block,
        int rank,
        int priorityPosition,
        long bookingNumber,
        Optional<OpenDayIndex> ownHours)
        implements PlacedBlock.Source {
    /** Nobody has given it a place. */
    static final int NO_PRIORITY = Integer.MAX_VALUE;

    /** What is open to it there. */
    OpenDayIndex openTimes(StationDayContext here) {
        return ownHours.orElse(here.openTimes());
    }

    /** Who is served first. */
    static int compareService(AirRequest one, AirRequest other) {
        int ranked = Integer.compare(one.rank, other.rank);
        int named =
                ranked != 0
                        ? ranked
                        : Integer.compare(one.priorityPosition, other.priorityPosition);
        return named != 0 ? named : Long.compare(one.bookingNumber, other.bookingNumber);
    }
}
