package vn.tienglang.office.check;

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
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.slot.Slot;

/** Finder of the stations that a change affects. */
public final class AffectedStations {
    private AffectedStations() {}

    /** The area successions in force at the end of that day. */
    public static List<AreaSuccession> successions(Repositories repositories, LocalDate date) {
        var kinds = Set.of(PlanItem.Kind.SUCCESSION);
        return repositories.planItems().standing(kinds, LocalDate.EPOCH, date.plusDays(1)).stream()
                .filter(kept -> kept.stage().mayAir())
                .flatMap(kept -> AffectedStations.succession(kept.item()))
                .toList();
    }

    private static Stream<AreaSuccession> succession(PlanItem item) {
        return item instanceof PlanItem.OfSuccession(AreaSuccession one)
                ? Stream.of(one)
                : Stream.empty();
    }

    /** Every station, without tags. */
    public static Reach of(Repositories repositories, List<AreaSuccession> successions) {
        return of(repositories, successions, Map.of());
    }

    /** Every station, with tags. */
    public static Reach withTags(Repositories repositories, LocalDate date) {
        Map<StationId, Set<StationTag>> tags = new TreeMap<>();
        for (PlanItemRevision kept : repositories.planItems().all(PlanItem.Kind.TAGS)) {
            if (kept.stage().mayAir()
                    && kept.item()
                            instanceof PlanItem.OfTags(StationId station, Set<StationTag> borne)) {
                tags.put(station, borne);
            }
        }
        return of(repositories, successions(repositories, date), tags);
    }

    private static Reach of(
            Repositories repositories,
            List<AreaSuccession> successions,
            Map<StationId, Set<StationTag>> tags) {
        List<Station> stations =
                repositories.enrolments().all().stream().map(Enrolment::station).toList();
        return new Reach(repositories.areas().tree(), successions, stations, tags);
    }

    /** The stations inside one of these units on one of these days, by id. */
    public static List<Station> inside(Reach reach, Set<AreaCode> units, List<LocalDate> dates) {
        var inside = new TreeMap<StationId, Station>();
        for (LocalDate date : dates) {
            for (AreaCode unit : units) {
                reach.stations(Target.of(unit), date).forEach(at -> inside.put(at.id(), at));
            }
        }
        return List.copyOf(inside.values());
    }

    /** Every station whose days the changes may affect, by id. */
    static List<Station> stations(
            Repositories repositories, ChangeSet changes, List<LocalDate> dates) {
        var stations = new TreeMap<StationId, Station>();
        changes.items()
                .forEach(change ->
                        stations(repositories, change, dates)
                                .forEach(at -> stations.put(at.id(), at)));
        if (!changes.slots().isEmpty()) {
            Reach reach = withTags(repositories, dates.getLast());
            changes.bothSides(repositories)
                    .map(Slot::target)
                    .distinct()
                    .forEach(target ->
                            dates.forEach(date ->
                                    reach.stations(target, date)
                                            .forEach(at -> stations.put(at.id(), at))));
        }
        return List.copyOf(stations.values());
    }

    /** Every station whose days the change may affect, by id. */
    public static List<Station> stations(
            Repositories repositories, ProposedChange turn, List<LocalDate> dates) {
        var stations = new TreeMap<StationId, Station>();
        var units = new TreeSet<AreaCode>();
        for (PlanItem item : turn.bothSides()) {
            switch (item) {
                case PlanItem.OfPolicy _,
                        PlanItem.OfOrder _,
                        PlanItem.OfRaised _,
                        PlanItem.OfObligation _ ->
                        units.add(item.unit());
                case PlanItem.OfSuccession(AreaSuccession one) -> {
                    units.add(one.before());
                    units.add(one.after());
                }
                case PlanItem.OfProfile(StationId station, var _) ->
                        station(repositories, station, stations);
                case PlanItem.OfTags(StationId station, var _) ->
                        station(repositories, station, stations);
                case PlanItem.OfHoliday _, PlanItem.OfHandOver _ ->
                        repositories
                                .enrolments()
                                .all()
                                .forEach(one -> stations.put(one.station().id(), one.station()));
                case PlanItem.OfPlaybook _ -> {
                    // A raised situation keeps its playbook version, so the edit affects no
                    // station.
                }
            }
        }
        if (!units.isEmpty()) {
            List<AreaSuccession> now = successions(repositories, dates.getLast());
            inside(of(repositories, now), units, dates).forEach(at -> stations.put(at.id(), at));
            List<AreaSuccession> then = new ArrayList<>(now);
            turn.before().forEach(item -> succession(item).forEach(then::remove));
            turn.after().forEach(item -> succession(item).forEach(then::add));
            if (!then.equals(now)) {
                inside(of(repositories, then), units, dates)
                        .forEach(at -> stations.put(at.id(), at));
            }
        }
        return List.copyOf(stations.values());
    }

    private static void station(
            Repositories repositories, StationId id, Map<StationId, Station> stations) {
        repositories.enrolments().find(id).ifPresent(one -> stations.put(id, one.station()));
    }
}
