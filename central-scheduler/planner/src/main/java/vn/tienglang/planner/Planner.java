package vn.tienglang.planner;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;

/**
 * The planner: from a basis to what should play. Pure; the same basis always gives the same answer.
 *
 * <p>Slots take the air in the order in which they were booked, so that nothing booked later can
 * push out what somebody was promised. Local time becomes an instant by {@code java.time}'s rule: a
 * time that the zone skips moves forward by the gap, a time that it has twice means the first.
 */
public final class Planner {
    /** How far ahead anything is booked. */
    public static final Period BOOKABLE_AHEAD = Period.ofYears(2);

    private Planner() {}

    /**
     * Whether the slot may be booked, beside everything in {@code basis}. The whole slot or none of
     * it: one station that cannot take it refuses it for all, and every complaint is told at once.
     */
    public static Booking book(PlanBasis basis, Slot slot, Instant now) {
        var refusals = new ArrayList<Refusal>(complaintsOfItsOwn(basis, slot));
        LocalDate latest = LocalDate.ofInstant(now, ZoneOffset.UTC).plus(BOOKABLE_AHEAD);
        if (slot.when().first().isAfter(latest)) {
            refusals.add(new Refusal.TooFarAhead(slot.when().first(), latest));
            return new Booking.Refused(refusals);
        }
        List<LocalDate> days = slot.when().days(slot.when().first(), latest.plusDays(1));
        var coverage = new Coverage(basis);
        var stations = new TreeMap<StationId, Station>();
        for (LocalDate day : days) {
            refusals.addAll(coverage.complaints(slot.area(), day));
            coverage.stations(slot.area(), day).forEach(at -> stations.put(at.id(), at));
        }
        refusals.addAll(complaintsAboutTime(slot, days, coverage, now));
        if (basis.clips().containsKey(slot.clip()) && !stations.isEmpty()) {
            var there =
                    new PlanBasis(
                            basis.areas(),
                            List.copyOf(stations.values()),
                            basis.slots(),
                            basis.clips());
            var timetable = Timetable.of(there, days.getFirst(), days.getLast().plusDays(1));
            for (LocalDate day : days) {
                refusals.addAll(timetable.place(slot, day));
            }
        }
        return refusals.isEmpty()
                ? new Booking.Booked(slot, List.copyOf(stations.keySet()))
                : new Booking.Refused(List.copyOf(new LinkedHashSet<>(refusals)));
    }

    /** What every station of the basis should play on {@code days} days from {@code from} on. */
    public static Plan compile(PlanBasis basis, LocalDate from, int days) {
        LocalDate until = from.plusDays(days);
        var timetable = Timetable.of(basis, from, until);
        var planned = new ArrayList<PlannedDay>();
        for (LocalDate date = from; date.isBefore(until); date = date.plusDays(1)) {
            for (Station station : basis.stations()) {
                planned.add(timetable.day(station, date));
            }
        }
        return new Plan(List.copyOf(planned), timetable.refusals());
    }

    /** What stands against a slot wherever and whenever it takes place. */
    static List<Refusal> complaintsOfItsOwn(PlanBasis basis, Slot slot) {
        var complaints = new ArrayList<Refusal>();
        if (slot.messageClass() == MessageClass.EMERGENCY) {
            complaints.add(new Refusal.NotBySlot(slot.messageClass()));
        }
        if (!basis.clips().containsKey(slot.clip())) {
            complaints.add(new Refusal.UnknownClip(slot.clip()));
        }
        return complaints;
    }

    private static List<Refusal> complaintsAboutTime(
            Slot slot, List<LocalDate> days, Coverage coverage, Instant now) {
        var past = new TreeSet<Instant>();
        for (LocalDate day : days) {
            for (Station station : coverage.stations(slot.area(), day)) {
                Instant start = Timetable.start(slot, day, station);
                if (start.isBefore(now)) {
                    past.add(start);
                }
            }
        }
        return past.stream().<Refusal>map(Refusal.InThePast::new).toList();
    }
}
