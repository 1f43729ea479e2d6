package vn.tienglang.office.schedule;

import java.util.List;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** The answer to a wish for airtime. */
public sealed interface BookingResult {
    /**
     * It stands in the book.
     *
     * @param booked how it stands there
     * @param stations who is meant to play it, in order of id; at least one
     * @param unplaced what of it is not heard, in the days that were looked at, and why
     * @param displaced what was heard before and is not any more
     */
    record Booked(
            SlotRevision booked, List<StationId> stations, Conflicts unplaced, Conflicts displaced)
            implements BookingResult {
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
    record Refused(List<BookingRefusal> refusals) implements BookingResult {
        /** Takes a copy. */
        public Refused {
            refusals = List.copyOf(refusals);
        }

        /**
         * Whether it could be booked with what fits: some of it would be heard, and nothing is
         * wrong with it in itself.
         */
        public boolean mayBeBookedInPart() {
            return refusals.stream().allMatch(BookingRefusal::isOfOneTime);
        }
    }

    /** There is no slot of that name to be changed. */
    record Unknown(SlotId id) implements BookingResult {}

    /** Somebody changed it since it was read; nothing was written over. This is how it stands. */
    record Outdated(SlotRevision present) implements BookingResult {}

    /** It was withdrawn, and stays as it is. */
    record Closed(SlotRevision present) implements BookingResult {}
}
