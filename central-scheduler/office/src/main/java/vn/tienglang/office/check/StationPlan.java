package vn.tienglang.office.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.preview.PlanComparison;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Plan of one station on one day with a new slot, and the planners of the days around it.
 *
 * @param before the planner without the slot
 * @param after the planner with the slot
 * @param day the plan with the slot
 */
record StationPlan(Planner before, Planner after, Station station, DayPlan day) {
    /**
     * Airing of another order that the slot silences.
     *
     * @param airtime its airtime without the slot
     * @param by the airtime of the slot
     */
    record SilencedAiring(UnplacedItem item, Airtime airtime, Airtime by) {}

    /** The airings of the day before, which may still play on this day, and of the day. */
    List<Airing> airings() {
        return Stream.concat(
                        plan(after, day.date().minusDays(1)).airings().stream(),
                        day.airings().stream())
                .toList();
    }

    /** The items of other orders that no longer air on the day because of the slot. */
    List<UnplacedItem> displacedBy(SlotId slot) {
        return displaced(slot, plan(before, day.date()), day);
    }

    /** The airings of the next day that no longer air because the slot plays past midnight. */
    List<SilencedAiring> silencedAfterMidnight(SlotId slot) {
        LocalDate next = day.date().plusDays(1);
        Instant midnight = next.atStartOfDay(station.zone()).toInstant();
        Optional<Airtime> late =
                of(slot, day).filter(airtime -> airtime.end().isAfter(midnight)).findFirst();
        if (late.isEmpty()) {
            return List.of();
        }
        DayPlan without = plan(before, next);
        var silenced = new ArrayList<SilencedAiring>();
        for (UnplacedItem item : displaced(slot, without, plan(after, next))) {
            Instant planned = item.occurrence().atZone(station.zone()).toInstant();
            Airtime airtime =
                    of(item.order(), without)
                            .filter(late.get()::overlaps)
                            .findFirst()
                            .orElseGet(() -> Airtime.of(planned, Duration.ofSeconds(1)));
            silenced.add(new SilencedAiring(item, airtime, late.get()));
        }
        return silenced;
    }

    private static List<UnplacedItem> displaced(SlotId slot, DayPlan without, DayPlan with) {
        return PlanComparison.displacedItems(without, with).stream()
                .filter(item -> !item.order().equals(slot))
                .toList();
    }

    private static Stream<Airtime> of(SlotId slot, DayPlan plan) {
        return plan.airings().stream()
                .filter(airing -> Slot.slotIdOf(airing.id()).equals(Optional.of(slot)))
                .map(Airing::airtime);
    }

    private DayPlan plan(Planner planner, LocalDate date) {
        return planner.days(station, date, 1).getFirst();
    }
}
