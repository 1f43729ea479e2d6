package vn.tienglang.central.desk;

import java.util.List;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Conflicts;
import vn.tienglang.planner.programme.Slot;

/** The answer to a wish for airtime. */
public sealed interface Booking {
    /**
     * It stands in the book.
     *
     * @param booked how it stands there
     * @param stations who is meant to play it, in order of id; at least one
     * @param missing what of it is not heard, in the days that were looked at, and why
     * @param givesWay what was heard before and is not any more
     */
    record Booked(
            BookedSlot booked, List<StationId> stations, Conflicts missing, Conflicts givesWay)
            implements Booking {
        /** Takes a copy. */
        public Booked {
            stations = List.copyOf(stations);
        }

        /** What was booked. */
        public Slot slot() {
            return booked.slot();
        }
    }

    /** It is not booked, and this is everything that stands against it; at least one. */
    record Refused(List<Refusal> refusals) implements Booking {
        /** Takes a copy. */
        public Refused {
            refusals = List.copyOf(refusals);
        }

        /**
         * Whether it could be booked with what fits: some of it would be heard, and nothing is
         * wrong with it in itself.
         */
        public boolean mayBeBookedInPart() {
            return refusals.stream().allMatch(Refusal::isOfOneTime);
        }
    }

    /** There is no slot of that name to be changed. */
    record Unknown(SlotId id) implements Booking {}

    /** Somebody changed it since it was read; nothing was written over. This is how it stands. */
    record Outdated(BookedSlot present) implements Booking {}

    /** It was withdrawn, and stays as it is. */
    record Closed(BookedSlot present) implements Booking {}
}
