package vn.tienglang.office.schedule;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Result of a booking. */
public sealed interface BookingResult {
    /**
     * The slot is stored.
     *
     * @param booked the stored revision
     * @param stations the target stations, by id; at least one
     * @param unplaced the occurrences that do not air on the checked days, with reasons
     * @param displaced the items of others that no longer air
     * @param first the local time at its station of the first airing from now on; of a slot that
     *     does not air yet, the next time of its recurrence; empty if there is none
     */
    record Booked(
            SlotRevision booked,
            List<StationId> stations,
            Conflicts unplaced,
            Conflicts displaced,
            Optional<LocalDateTime> first)
            implements BookingResult {
        /** Copies the lists. */
        public Booked {
            stations = List.copyOf(stations);
        }

        /** The booked slot. */
        public Slot slot() {
            return booked.slot();
        }
    }

    /** The booking is refused, with every reason; at least one. */
    record Refused(List<BookingRefusal> refusals) implements BookingResult {
        /** Copies the lists. */
        public Refused {
            refusals = List.copyOf(refusals);
        }

        /** Whether a booking of what fits is possible: some occurrences would air. */
        public boolean mayBeBookedInPart() {
            return refusals.stream().allMatch(BookingRefusal::isOfOneTime);
        }
    }

    /** No slot has this id. */
    record Unknown(SlotId id) implements BookingResult {}

    /**
     * Another change was stored since the caller read it; nothing was overwritten. This is the
     * present revision.
     */
    record Outdated(SlotRevision present) implements BookingResult {}

    /** The slot is withdrawn and cannot change. */
    record Closed(SlotRevision present) implements BookingResult {}
}
