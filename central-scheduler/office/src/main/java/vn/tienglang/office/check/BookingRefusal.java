package vn.tienglang.office.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.SlotId;

/**
 * Reason why something is not booked. Each case is a rule with the facts that broke it; the pages
 * turn it into a sentence.
 */
public sealed interface BookingRefusal {
    /** Refusal of the booking as a whole; the other cases name the station that refuses it. */
    sealed interface WithoutStation extends BookingRefusal {}

    /** Overlap with an airing of another slot at the same station; {@code with} has precedence. */
    record Overlap(StationId station, LocalDate date, Airtime wanted, SlotId with, Airtime taken)
            implements BookingRefusal {}

    /** The area does not exist on that day. */
    record UnknownArea(AreaCode area, LocalDate date) implements WithoutStation {}

    /** The area has no station on that day. */
    record NoStation(AreaCode area, LocalDate date) implements WithoutStation {}

    /** No clip has this id. */
    record UnknownClip(ClipId clip) implements WithoutStation {}

    /** No bulletin has this id, or it is retired. */
    record UnknownBulletin(BulletinId bulletin) implements WithoutStation {}

    /** The start is in the past. */
    record InThePast(Instant start) implements WithoutStation {}

    /** The recurrence has no occurrence: the rule has none, or all are cancelled. */
    record Never(LocalDate first) implements WithoutStation {}

    /** The occurrence is neither skipped nor moved, so there is nothing to undo. */
    record NotChanged(LocalDateTime occurrence) implements WithoutStation {}

    /** A change of the slot is a draft or awaits approval; it must be settled first. */
    record ChangeWaits(SlotId slot) implements WithoutStation {}

    /** The slot already has the maximum number of moved or cancelled occurrences, {@code most}. */
    record TooManyChanges(int most) implements WithoutStation {}

    /**
     * The edited series has no occurrence that could keep this change of a single one: a skipped
     * day would come back later, or a moved occurrence would no longer air.
     */
    record ChangeLost(OccurrenceChange change) implements WithoutStation {}

    /** The date is after {@code latest}, the last bookable day. */
    record TooFarAhead(LocalDate date, LocalDate latest) implements WithoutStation {}

    /** The daily log has reached its maximum number of airings or its maximum size. */
    record TooManyAirings(StationId station, LocalDate date) implements BookingRefusal {}

    /** Policies close that time at the station; at least one closure, with its source. */
    record Closed(StationId station, LocalDate date, List<Closure> closures)
            implements BookingRefusal {
        /** Copies the lists. */
        public Closed {
            closures = List.copyOf(closures);
        }
    }

    /** The session would be longer than policy allows at the station. */
    record OverSession(StationId station, LocalDate date, Cap cap) implements BookingRefusal {}

    /** The day would have more airtime than policy allows at the station. */
    record OverDay(StationId station, LocalDate date, Cap cap) implements BookingRefusal {}

    /** The slot would not end by its own hard end at the station. */
    record PastHardEnd(StationId station, LocalDate date) implements BookingRefusal {}

    /** Messages of this class are released as emergencies, never booked. */
    record NotBySlot(MessageClass messageClass) implements WithoutStation {}

    /** The booking would silence airings of another order; a person has to accept that first. */
    record Silences(SilencedOrder silenced) implements WithoutStation {}

    /**
     * Another slot has the same times and the same target, and a title that looks the same: they
     * differ only in capitals, spaces, dashes or invisible characters.
     */
    record LooksLike(String other) implements WithoutStation {}

    /** Whether the refusal concerns one occurrence at one station only. */
    default boolean isOfOneTime() {
        return switch (this) {
            case Overlap _, TooManyAirings _, Closed _, OverSession _, OverDay _, PastHardEnd _ ->
                    true;
            case UnknownArea _,
                    NoStation _,
                    UnknownClip _,
                    UnknownBulletin _,
                    InThePast _,
                    Never _,
                    NotChanged _,
                    ChangeWaits _,
                    TooManyChanges _,
                    ChangeLost _,
                    TooFarAhead _,
                    NotBySlot _,
                    Silences _,
                    LooksLike _ ->
                    false;
        };
    }
}
