package vn.tienglang.central.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.Refusal;
import vn.tienglang.planner.Slot;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Ground;
import vn.tienglang.planner.programme.Left;
import vn.tienglang.planner.programme.Orders;
import vn.tienglang.planner.programme.Planning;
import vn.tienglang.planner.programme.StationDay;

/**
 * Whether a slot would be heard at all its stations if it stood in the plan: it is put there, and
 * the day is made. What the rules of policy and what a raised unit refuses is said before anybody
 * is promised anything.
 */
final class Admission {
    private final Books books;
    private final Slot slot;
    private final LocalDate date;

    private Admission(Books books, Slot slot) {
        this.books = books;
        this.slot = slot;
        this.date = slot.when().first();
    }

    /** Everything the rules have against it; of a slot that could be booked otherwise. */
    static List<Refusal> refusals(Books books, Slot slot) {
        return new Admission(books, slot).refusals();
    }

    private List<Refusal> refusals() {
        List<Station> reached =
                books.enrolments().all().stream()
                        .map(Enrolment::station)
                        .filter(at -> books.areas().tree().within(at.area(), slot.area(), date))
                        .toList();
        Basis standing = PlanSources.basis(books, reached, date, date);
        if (standing.law().policies().isEmpty() && standing.orders().raised().isEmpty()) {
            return List.of();
        }
        var planning = Planning.of(with(standing));
        var refusals = new ArrayList<Refusal>();
        for (Station station : reached) {
            StationDay day = planning.days(station, date, 1).getFirst();
            day.left().stream()
                    .filter(left -> left.order().equals(slot.id()))
                    .flatMap(left -> refusal(left, station, day).stream())
                    .forEach(refusals::add);
        }
        return refusals;
    }

    private Basis with(Basis standing) {
        Orders orders = standing.orders();
        var slots = new ArrayList<>(orders.slots());
        slots.add(PlanSources.order(slot));
        return new Basis(
                standing.places(),
                standing.content(),
                new Orders(slots, orders.firstAt(), orders.raised(), orders.obligations()),
                standing.law());
    }

    private Optional<Refusal> refusal(Left left, Station at, StationDay day) {
        return switch (left.ground()) {
            case Ground.Closed(var closures) ->
                    Optional.of(new Refusal.Closed(at.id(), date, closures));
            case Ground.OverSession(var cap) ->
                    Optional.of(new Refusal.OverSession(at.id(), date, cap));
            case Ground.OverDay(var cap) -> Optional.of(new Refusal.OverDay(at.id(), date, cap));
            case Ground.Taken(var by) -> {
                Airtime wanted = wanted(at);
                Airtime taken =
                        day.airings().stream()
                                .filter(one -> Slot.of(one.id()).equals(Optional.of(by)))
                                .map(Airing::airtime)
                                .filter(wanted::overlaps)
                                .findFirst()
                                .orElse(wanted);
                yield Optional.of(new Refusal.Overlap(at.id(), date, wanted, by, taken));
            }
            case Ground.LogFull _, Ground.TakenByWhatIsIssued _ ->
                    Optional.of(new Refusal.TooManyAirings(at.id(), date));
            case Ground.UnknownClip(var clip) -> Optional.of(new Refusal.UnknownClip(clip));
            // A slot of one recording names no bulletin, ends when it ends and owes nothing; that
            // it has nothing to tell is said by the recording that is unknown.
            case Ground.PastHardEnd _,
                    Ground.Frozen _,
                    Ground.NoFreeAir _,
                    Ground.UnknownBulletin _,
                    Ground.NotValid _,
                    Ground.NoLanguage _,
                    Ground.NoRendition _,
                    Ground.NothingToTell _,
                    Ground.Unmet _ ->
                    Optional.empty();
        };
    }

    private Airtime wanted(Station at) {
        var start = date.atTime(slot.start()).atZone(at.zone()).toInstant();
        return Airtime.of(start, books.clips().find(slot.clip()).orElseThrow().length());
    }
}
