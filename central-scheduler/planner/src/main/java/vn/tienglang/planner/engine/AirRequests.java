package vn.tienglang.planner.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Requests for airtime at a station on a day, in service order: campaigns of active situations;
 * then priorities, in the order of the station's unit, otherwise by booking; then everything else
 * by booking.
 */
final class AirRequests {
    private static final int FEW = 4;

    private final PlanningContext context;
    private final OrderIndex orderIndex;
    private final StationDayContext stationDay;
    private final List<AirRequest> requests = new ArrayList<>();
    private final Set<Slot> seen = Collections.newSetFromMap(new IdentityHashMap<>(FEW));

    private AirRequests(PlanningContext setting, OrderIndex book, StationDayContext here) {
        this.context = setting;
        this.orderIndex = book;
        this.stationDay = here;
    }

    static List<AirRequest> of(PlanningContext setting, OrderIndex book, StationDayContext here) {
        return here.home().isPresent()
                ? new AirRequests(setting, book, here).of(here.home().get())
                : List.of();
    }

    private List<AirRequest> of(AreaCode unit) {
        if (!orderIndex.campaigns().isEmpty()) {
            addCampaigns();
        }
        addSlots(unit);
        requests.sort(AirRequest::compareService);
        return requests;
    }

    /**
     * Returns whether a request of that day may play past midnight. Cheaper than building the
     * requests; may return true without need but never false by mistake.
     */
    static boolean mayPassMidnight(
            PlanningContext setting, OrderIndex book, StationDayContext here) {
        return here.home().isPresent()
                && (!book.campaigns().isEmpty()
                        || new AirRequests(setting, book, here).mayPassMidnight(here.home().get()));
    }

    private boolean mayPassMidnight(AreaCode unit) {
        for (AreaCode area : stationDay.ancestry()) {
            if (area.equals(unit)
                    ? mayPassMidnight(orderIndex.slotsOfUnit(stationDay.date(), area))
                    : mayPassMidnight(orderIndex.requestsFor(stationDay.date(), area))) {
                return true;
            }
            for (AreaCode ended : context.predecessorsOf(area, stationDay.date())) {
                if (mayPassMidnight(orderIndex.requestsFor(stationDay.date(), ended))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayPassMidnight(AreaRequests meant) {
        return sharedRequests(meant).latestEnd() > stationDay.endMillis()
                || mayPassMidnight(meant.individual());
    }

    private boolean mayPassMidnight(List<OrderIndex.NumberedSlotOnDay> orders) {
        for (OrderIndex.NumberedSlotOnDay booked : orders) {
            if (booked.slotOnDay().mayPassMidnight(context.blockBuilder(), stationDay)) {
                return true;
            }
        }
        return false;
    }

    private AreaRequests.SharedRequests sharedRequests(AreaRequests meant) {
        return meant.sharedRequests(
                context.blockBuilder(), stationDay.languageGroup(), stationDay.station().zone());
    }

    private void addSlots(AreaCode unit) {
        List<SlotId> first = priorityOrder();
        for (AreaCode area : stationDay.ancestry()) {
            if (area.equals(unit)) {
                addIndividual(
                        orderIndex.slotsOfUnit(stationDay.date(), area),
                        first,
                        one -> blocksAtUnit(one, unit));
            } else {
                addArea(orderIndex.requestsFor(stationDay.date(), area), unit, first);
            }
            for (AreaCode ended : context.predecessorsOf(area, stationDay.date())) {
                addArea(orderIndex.requestsFor(stationDay.date(), ended), unit, first);
            }
        }
    }

    private void addArea(AreaRequests meant, AreaCode unit, List<SlotId> first) {
        requests.addAll(sharedRequests(meant).requests());
        addIndividual(meant.individual(), first, one -> blocks(one, unit));
    }

    private void addIndividual(
            List<OrderIndex.NumberedSlotOnDay> orders,
            List<SlotId> first,
            Function<SlotOnDay, List<ProgrammeBlock>> acts) {
        for (OrderIndex.NumberedSlotOnDay booked : orders) {
            SlotOnDay asked = booked.slotOnDay();
            Target target = asked.slot().target();
            boolean again = target.areas().size() > 1 && !seen.add(asked.slot());
            if (again || !isTargeted(target)) {
                continue;
            }
            int rank = asked.order().rank();
            int place = rank == 1 ? first.indexOf(asked.slot().id()) : -1;
            int named = place < 0 ? AirRequest.NO_PRIORITY : place;
            for (ProgrammeBlock act : acts.apply(asked)) {
                requests.add(new AirRequest(act, rank, named, booked.number(), Optional.empty()));
            }
        }
    }

    private List<ProgrammeBlock> blocksAtUnit(SlotOnDay asked, AreaCode unit) {
        return asked.blocksAt(
                unit,
                context.blockBuilder(),
                stationDay.languageGroup(),
                stationDay.station().zone());
    }

    private List<ProgrammeBlock> blocks(SlotOnDay asked, AreaCode unit) {
        return asked.isLocal()
                ? blocksAtUnit(asked, unit)
                : asked.blocks(
                        context.blockBuilder(),
                        stationDay.languageGroup(),
                        stationDay.station().zone());
    }

    private List<SlotId> priorityOrder() {
        Map<AreaCode, List<SlotId>> firstAt = orderIndex.orders().priorityOrder();
        if (firstAt.isEmpty()) {
            return List.of();
        }
        return stationDay.ancestry().stream()
                .map(area -> firstAt.getOrDefault(area, List.of()))
                .filter(order -> !order.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private boolean isTargeted(Target target) {
        boolean bears =
                target.tags().isEmpty()
                        || context.network().tags(stationDay.station().id()).stream()
                                .anyMatch(target.tags()::contains);
        return bears
                && (target.except().isEmpty()
                        || target.except().stream()
                                .noneMatch(area -> context.contains(area, stationDay)));
    }

    /**
     * At every instant the nearest unit in a situation counts; of several situations of one unit,
     * the latest.
     */
    private void addCampaigns() {
        record Near(SituationCampaign campaign, int distance) {
            ActiveSituation raised() {
                return campaign.situation();
            }
        }
        List<Near> near =
                orderIndex.campaigns().stream()
                        .map(one ->
                                new Near(one, context.distance(one.situation().unit(), stationDay)))
                        .filter(one -> one.distance() >= 0)
                        .sorted(
                                Comparator.comparingInt(Near::distance)
                                        .thenComparing(
                                                one -> one.raised().from(),
                                                Comparator.reverseOrder())
                                        .thenComparing(one -> one.raised().id()))
                        .toList();
        for (int index = 0; index < near.size(); index++) {
            ActiveSituation raised = near.get(index).raised();
            List<Near> nearer = near.subList(0, index);
            for (AirRequest wish : near.get(index).campaign().requests(context, stationDay)) {
                Instant at = Instant.ofEpochMilli(wish.block().block().start());
                if (raised.isActiveAt(at)
                        && nearer.stream().noneMatch(one -> one.raised().isActiveAt(at))) {
                    requests.add(wish);
                }
            }
        }
    }
}
