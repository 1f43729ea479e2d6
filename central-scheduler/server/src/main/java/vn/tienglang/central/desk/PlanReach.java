package vn.tienglang.central.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.reach.Succession;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.reach.Target;

/** Says from the books which stations lie where. */
final class PlanReach {
    private PlanReach() {}

    /** Who had carried on whom by the end of that day. */
    static List<Succession> successions(Books books, LocalDate date) {
        var kinds = Set.of(PlanItem.Kind.SUCCESSION);
        return books.plan().standing(kinds, LocalDate.EPOCH, date.plusDays(1)).stream()
                .filter(kept -> kept.stage().isCleared())
                .flatMap(kept -> PlanReach.succession(kept.item()))
                .toList();
    }

    private static Stream<Succession> succession(PlanItem item) {
        return item instanceof PlanItem.OfSuccession(Succession one)
                ? Stream.of(one)
                : Stream.empty();
    }

    /** Every station, where nobody asks what is true of it. */
    static Reach of(Books books, List<Succession> successions) {
        return of(books, successions, Map.of());
    }

    /** Every station, with what is true of it. */
    static Reach withTags(Books books, LocalDate date) {
        Map<StationId, Set<Tag>> tags = new TreeMap<>();
        for (KeptItem kept : books.plan().all(PlanItem.Kind.TAGS)) {
            if (kept.stage().isCleared()
                    && kept.item() instanceof PlanItem.OfTags(StationId station, Set<Tag> borne)) {
                tags.put(station, borne);
            }
        }
        return of(books, successions(books, date), tags);
    }

    private static Reach of(
            Books books, List<Succession> successions, Map<StationId, Set<Tag>> tags) {
        List<Station> stations = books.enrolments().all().stream().map(Enrolment::station).toList();
        return new Reach(books.areas().tree(), successions, stations, tags);
    }

    /** Who lies inside any of these units on any of these days, in order of id. */
    static List<Station> inside(Reach reach, Set<AreaCode> units, List<LocalDate> dates) {
        var inside = new TreeMap<StationId, Station>();
        for (LocalDate date : dates) {
            for (AreaCode unit : units) {
                reach.stations(Target.of(unit), date).forEach(at -> inside.put(at.id(), at));
            }
        }
        return List.copyOf(inside.values());
    }

    /** Every station whose days a change may change, in order of id. */
    static List<Station> stations(Books books, PlanTurn turn, List<LocalDate> dates) {
        var stations = new TreeMap<StationId, Station>();
        var units = new TreeSet<AreaCode>();
        for (PlanItem item : turn.sides()) {
            switch (item) {
                case PlanItem.OfPolicy _,
                        PlanItem.OfOrder _,
                        PlanItem.OfRaised _,
                        PlanItem.OfObligation _ ->
                        units.add(item.unit());
                case PlanItem.OfSuccession(Succession one) -> {
                    units.add(one.before());
                    units.add(one.after());
                }
                case PlanItem.OfProfile(StationId station, var _) ->
                        station(books, station, stations);
                case PlanItem.OfTags(StationId station, var _) -> station(books, station, stations);
                case PlanItem.OfHoliday _, PlanItem.OfHandOver _ ->
                        books.enrolments()
                                .all()
                                .forEach(one -> stations.put(one.station().id(), one.station()));
                case PlanItem.OfPlaybook _ -> {
                    // A unit keeps the version it was raised to, so that nobody hears of it.
                }
            }
        }
        if (!units.isEmpty()) {
            List<Succession> now = successions(books, dates.getLast());
            inside(of(books, now), units, dates).forEach(at -> stations.put(at.id(), at));
            List<Succession> then = new ArrayList<>(now);
            turn.was().forEach(item -> succession(item).forEach(then::remove));
            turn.willBe().forEach(item -> succession(item).forEach(then::add));
            if (!then.equals(now)) {
                inside(of(books, then), units, dates).forEach(at -> stations.put(at.id(), at));
            }
        }
        return List.copyOf(stations.values());
    }

    private static void station(Books books, StationId id, Map<StationId, Station> stations) {
        books.enrolments().find(id).ifPresent(one -> stations.put(id, one.station()));
    }
}
