package vn.tienglang.office.preview;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.check.AffectedStations;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Finder of the stations whose plans the calendar of a week needs. */
final class WeekStations {
    private final Repositories repositories;
    private final List<LocalDate> dates;
    private final TreeMap<StationId, Station> found = new TreeMap<>();

    WeekStations(Repositories repositories, List<LocalDate> dates) {
        this.repositories = repositories;
        this.dates = List.copyOf(dates);
    }

    /** The stations, by id, or why there can be none. */
    PreviewResult<List<Station>> of(WeekScope scope) {
        return switch (scope) {
            case WeekScope.OfUnit(AreaCode unit) -> ofUnit(unit);
            case WeekScope.OfStation(StationId id) ->
                    repositories
                            .enrolments()
                            .find(id)
                            .map(Enrolment::station)
                            .<PreviewResult<List<Station>>>map(
                                    station -> new PreviewResult.Found<>(List.of(station)))
                            .orElseGet(() ->
                                    new PreviewResult.Refused<>(
                                            List.of(new PreviewResult.Reason.UnknownStation(id))));
            case WeekScope.OfOrder(SlotId order) -> {
                repositories.slots().find(order).ifPresent(this::add);
                situations().stream()
                        .filter(raised -> raised.id().equals(order))
                        .forEach(this::add);
                yield new PreviewResult.Found<>(List.copyOf(found.values()));
            }
            case WeekScope.OfBulletin(BulletinId bulletin) -> {
                repositories
                        .slots()
                        .standing(dates.getFirst(), dates.getLast().plusDays(1))
                        .stream()
                        .filter(slot -> WeekPlanBuilder.names(slot.slot(), bulletin))
                        .forEach(this::add);
                situations().stream()
                        .filter(raised -> raised.bulletins().contains(bulletin))
                        .forEach(this::add);
                yield new PreviewResult.Found<>(List.copyOf(found.values()));
            }
        };
    }

    private PreviewResult<List<Station>> ofUnit(AreaCode unit) {
        Reach reach =
                AffectedStations.of(
                        repositories, AffectedStations.successions(repositories, dates.getLast()));
        if (dates.stream().allMatch(on -> reach.successorsOf(unit, on).isEmpty())) {
            return new PreviewResult.Refused<>(List.of(new PreviewResult.Reason.UnknownUnit(unit)));
        }
        return new PreviewResult.Found<>(AffectedStations.inside(reach, Set.of(unit), dates));
    }

    private List<ActiveSituation> situations() {
        return repositories
                .planItems()
                .standing(
                        Set.of(PlanItem.Kind.RAISED), dates.getFirst(), dates.getLast().plusDays(1))
                .stream()
                .filter(kept -> kept.stage().mayAir())
                .flatMap(kept ->
                        kept.item() instanceof PlanItem.OfRaised(ActiveSituation raised)
                                ? Stream.of(raised)
                                : Stream.empty())
                .toList();
    }

    private void add(SlotRevision booked) {
        Slot slot = booked.slot();
        Reach reach = AffectedStations.withTags(repositories, dates.getLast());
        dates.forEach(date ->
                reach.stations(slot.target(), date).forEach(one -> found.put(one.id(), one)));
    }

    private void add(ActiveSituation raised) {
        Reach reach =
                AffectedStations.of(
                        repositories, AffectedStations.successions(repositories, dates.getLast()));
        AffectedStations.inside(reach, Set.of(raised.unit()), dates)
                .forEach(one -> found.put(one.id(), one));
    }
}
