package vn.tienglang.planner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;

/**
 * Why something is not on the air. Each case is a rule, and carries the facts that broke it; the
 * sentence a person reads is made of them by whoever shows it.
 */
public sealed interface Refusal {
    /** Two airings never share the air of a station; {@code with} was booked first. */
    record Overlap(StationId station, LocalDate date, Airtime wanted, SlotId with, Airtime taken)
            implements Refusal {}

    /** The area does not exist on that day. */
    record UnknownArea(AreaCode area, LocalDate date) implements Refusal {}

    /** No station stands inside the area on that day. */
    record NoStation(AreaCode area, LocalDate date) implements Refusal {}

    /** Nobody has a recording of that name. */
    record UnknownClip(ClipId clip) implements Refusal {}

    /** It would have started at this instant, before now. */
    record InThePast(Instant start) implements Refusal {}

    /** Nothing is booked for later than {@code latest}. */
    record TooFarAhead(LocalDate date, LocalDate latest) implements Refusal {}

    /** The station's zone skipped that day altogether, as Samoa did 30 December 2011. */
    record NoSuchDay(StationId station, LocalDate date) implements Refusal {}

    /** The day is full: a daily log has a largest number of airings and a largest size. */
    record TooManyAirings(StationId station, LocalDate date) implements Refusal {}

    /** Policy keeps that time closed there; at least one closure, each with whose it is. */
    record Closed(StationId station, LocalDate date, List<Closure> closures) implements Refusal {
        /** Takes a copy. */
        public Closed {
            closures = List.copyOf(closures);
        }
    }

    /** The session would sound longer there than policy allows. */
    record OverSession(StationId station, LocalDate date, Cap cap) implements Refusal {}

    /** The day would sound longer there than policy allows. */
    record OverDay(StationId station, LocalDate date, Cap cap) implements Refusal {}

    /** Messages of this class are released at once by two people, never booked ahead. */
    record NotBySlot(MessageClass messageClass) implements Refusal {}
}
