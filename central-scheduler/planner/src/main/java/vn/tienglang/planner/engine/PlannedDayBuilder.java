package vn.tienglang.planner.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.planner.slot.Slot;

/** Builder of the blocks of a filled day. An issued airing belongs to the block of its order. */
final class PlannedDayBuilder {
    private final DayPlanBuilder dayPlan;
    private final Map<String, PlannedDay.Block> blocks = new LinkedHashMap<>();

    private PlannedDayBuilder(DayPlanBuilder dayPlan) {
        this.dayPlan = dayPlan;
    }

    /** Returns the blocks of that day; call it before {@link DayPlanBuilder#build}. */
    static PlannedDay of(DayPlanBuilder dayPlan) {
        var builder = new PlannedDayBuilder(dayPlan);
        dayPlan.placedBlocks().forEach(builder::add);
        List<PlannedDay.Block> inOrder =
                builder.blocks.values().stream()
                        .sorted(Comparator.comparing(block -> block.airtime().start()))
                        .toList();
        return new PlannedDay(dayPlan.build(), dayPlan.stationDay().openDay(), inOrder);
    }

    private void add(PlacedBlock placed) {
        var airtime =
                new Airtime(
                        Instant.ofEpochMilli(placed.start()), Instant.ofEpochMilli(placed.end()));
        switch (placed.source()) {
            case AirRequest request ->
                    add(request.block().name(), airtime, cause(request), airingsOf(request));
            case PlacedBlock.Source.Committed(Airing airing) ->
                    dayPlan.requestOf(airing)
                            .ifPresentOrElse(
                                    request ->
                                            add(
                                                    request.block().name(),
                                                    airtime,
                                                    cause(request),
                                                    List.of(airing)),
                                    () ->
                                            add(
                                                    airing.id().value(),
                                                    airtime,
                                                    new PlannedDay.Cause.Issued(
                                                            Slot.slotIdOf(airing.id())),
                                                    List.of(airing)));
            case PlacedBlock.Source.ForObligation(
                            var obligation,
                            Airing airing,
                            boolean makegood) ->
                    add(
                            airing.id().value(),
                            airtime,
                            new PlannedDay.Cause.ByObligation(obligation.id(), makegood),
                            List.of(airing));
        }
    }

    private static PlannedDay.Cause cause(AirRequest request) {
        return switch (request.block().order()) {
            case AirtimeOrder.OfSlot(Slot slot) ->
                    new PlannedDay.Cause.BySlot(slot.id(), request.block().occurrence().id());
            case AirtimeOrder.OfCampaign(var situation) ->
                    new PlannedDay.Cause.ByCampaign(situation.id());
        };
    }

    private List<Airing> airingsOf(AirRequest request) {
        return dayPlan.airings().stream()
                .filter(airing ->
                        Slot.occurrenceNameOf(airing.id())
                                .filter(request.block().name()::equals)
                                .isPresent())
                .sorted(Airing.IN_ORDER)
                .toList();
    }

    private void add(String name, Airtime airtime, PlannedDay.Cause cause, List<Airing> airings) {
        blocks.merge(
                name,
                new PlannedDay.Block(airtime, cause, airings),
                (one, other) -> {
                    var all = new ArrayList<>(one.airings());
                    all.addAll(other.airings());
                    all.sort(Airing.IN_ORDER);
                    return new PlannedDay.Block(
                            union(one.airtime(), other.airtime()), one.cause(), all);
                });
    }

    private static Airtime union(Airtime one, Airtime other) {
        return new Airtime(
                one.start().isBefore(other.start()) ? one.start() : other.start(),
                one.end().isAfter(other.end()) ? one.end() : other.end());
    }
}
