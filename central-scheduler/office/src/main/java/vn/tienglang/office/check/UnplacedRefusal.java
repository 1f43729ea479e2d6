package vn.tienglang.office.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.slot.Slot;

/** Mapper from the reason why an item is unplaced to the refusal of its slot. */
final class UnplacedRefusal {
    private UnplacedRefusal() {}

    /**
     * The refusal that an unplaced item causes, if any.
     *
     * @param date the day on which the item has no place
     * @param airings supplies the airings of that day and of the day before
     * @param wanted the airtime of the item if no other item were there
     */
    static Optional<BookingRefusal> of(
            UnplacedItem left, LocalDate date, Supplier<List<Airing>> airings, Airtime wanted) {
        StationId at = left.station();
        return switch (left.reason()) {
            case UnplacedReason.Closed(var closures) ->
                    Optional.of(new BookingRefusal.Closed(at, date, closures));
            case UnplacedReason.SessionCapExceeded(var cap) ->
                    Optional.of(new BookingRefusal.OverSession(at, date, cap));
            case UnplacedReason.DayCapExceeded(var cap) ->
                    Optional.of(new BookingRefusal.OverDay(at, date, cap));
            case UnplacedReason.Occupied(var by) -> {
                Airtime taken =
                        airings.get().stream()
                                .filter(one -> Slot.slotIdOf(one.id()).equals(Optional.of(by)))
                                .map(Airing::airtime)
                                .filter(wanted::overlaps)
                                .findFirst()
                                .orElse(wanted);
                yield Optional.of(new BookingRefusal.Overlap(at, date, wanted, by, taken));
            }
            case UnplacedReason.LogFull _,
                    UnplacedReason.OccupiedByCommitted _,
                    UnplacedReason.RepeatedTooOften _,
                    UnplacedReason.NoFreeAirtime _ ->
                    Optional.of(new BookingRefusal.TooManyAirings(at, date));
            case UnplacedReason.PastHardEnd _ ->
                    Optional.of(new BookingRefusal.PastHardEnd(at, date));
            // A missing rendition is a gap that can be closed: the slot is booked and the gap is
            // shown. The last two reasons never occur for a slot.
            case UnplacedReason.UnknownClip _,
                    UnplacedReason.UnknownBulletin _,
                    UnplacedReason.BulletinNotValid _,
                    UnplacedReason.NoCommonLanguage _,
                    UnplacedReason.NoRendition _,
                    UnplacedReason.NothingToPlay _,
                    UnplacedReason.TooLate _,
                    UnplacedReason.Unmet _ ->
                    Optional.empty();
        };
    }
}
