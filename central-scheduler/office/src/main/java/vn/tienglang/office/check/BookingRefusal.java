package vn.tienglang.office.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.slot.SlotId;

/**
 * Why something is not put on the air. Each case is a rule, and carries the facts that broke it;
 * the sentence a person reads is made of them by whoever shows it.
 */
public sealed interface BookingRefusal {
    /** Two airings never share the air of a station; {@code with} goes first. */
    record Overlap(StationId station, LocalDate date, Airtime wanted, SlotId with, Airtime taken)
            implements BookingRefusal {}

    /** The area does not exist on that day. */
    record UnknownArea(AreaCode area, LocalDate date) implements BookingRefusal {}

    /** No station stands inside the area on that day. */
    record NoStation(AreaCode area, LocalDate date) implements BookingRefusal {}

    /** Nobody has a recording of that name. */
    record UnknownClip(ClipId clip) implements BookingRefusal {}

    /** Nobody has a bulletin of that name, or it was laid aside. */
    record UnknownBulletin(BulletinId bulletin) implements BookingRefusal {}

    /** It would have started at this instant, before now. */
    record InThePast(Instant start) implements BookingRefusal {}

    /** It takes place at no time at all: its rule names none, or every one is excepted. */
    record Never(LocalDate first) implements BookingRefusal {}

    /** A change of it waits, for approval or to be handed in; that has to be settled first. */
    record ChangeWaits(SlotId slot) implements BookingRefusal {}

    /** So many times of it are moved or cancelled by themselves already: {@code most}. */
    record TooManyChanges(int most) implements BookingRefusal {}

    /** Nothing is booked for later than {@code latest}. */
    record TooFarAhead(LocalDate date, LocalDate latest) implements BookingRefusal {}

    /** The day is full: a daily log has a largest number of airings and a largest size. */
    record TooManyAirings(StationId station, LocalDate date) implements BookingRefusal {}

    /** Policy keeps that time closed there; at least one closure, each with whose it is. */
    record Closed(StationId station, LocalDate date, List<Closure> closures)
            implements BookingRefusal {
        /** Takes a copy. */
        public Closed {
            closures = List.copyOf(closures);
        }
    }

    /** The session would sound longer there than policy allows. */
    record OverSession(StationId station, LocalDate date, Cap cap) implements BookingRefusal {}

    /** The day would sound longer there than policy allows. */
    record OverDay(StationId station, LocalDate date, Cap cap) implements BookingRefusal {}

    /** It would not be over there by its own hard end. */
    record PastHardEnd(StationId station, LocalDate date) implements BookingRefusal {}

    /** Messages of this class are released at once by two people, never booked ahead. */
    record NotBySlot(MessageClass messageClass) implements BookingRefusal {}

    /** Whether it stands against one time at one station, and says nothing of the others. */
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
                    ChangeWaits _,
                    TooManyChanges _,
                    TooFarAhead _,
                    NotBySlot _ ->
                    false;
        };
    }
}
