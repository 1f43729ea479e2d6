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

    private AirRequests(
            PlanningContext context, OrderIndex orderIndex, StationDayContext stationDay) {
        this.context = context;
        this.orderIndex = orderIndex;
        this.stationDay = stationDay;
    }

    static List<AirRequest> of(
            PlanningContext context, OrderIndex orderIndex, StationDayContext stationDay) {
        return stationDay.home().isPresent()
                ? new AirRequests(context, orderIndex, stationDay).of(stationDay.home().get())
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
            PlanningContext context, OrderIndex orderIndex, StationDayContext stationDay) {
        return stationDay.home().isPresent()
                && (!orderIndex.campaigns().isEmpty()
                        || new AirRequests(context, orderIndex, stationDay)
                                .mayPassMidnight(stationDay.home().get()));
    }

    private boolean mayPassMidnight(AreaCode unit) {
        for (AreaCode area : stationDay.ancestry()) {
            if (area.equals(unit)
                    ? mayPassMidnight(orderIndex.slotsOfUnit(stationDay.date(), area))
                    : mayPassMidnight(orderIndex.requestsFor(stationDay.date(), area))) {
                return true;
            }
            for (AreaCode predecessor : context.predecessorsOf(area, stationDay.date())) {
                if (mayPassMidnight(orderIndex.requestsFor(stationDay.date(), predecessor))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean mayPassMidnight(AreaRequests areaRequests) {
        return sharedRequests(areaRequests).latestEnd() > stationDay.endMillis()
                || mayPassMidnight(areaRequests.individual());
    }

    private boolean mayPassMidnight(List<OrderIndex.NumberedSlotOnDay> orders) {
        for (OrderIndex.NumberedSlotOnDay numbered : orders) {
            if (numbered.slotOnDay().mayPassMidnight(context.blockBuilder(), stationDay)) {
                return true;
            }
        }
        return false;
    }

    private AreaRequests.SharedRequests sharedRequests(AreaRequests areaRequests) {
        return areaRequests.sharedRequests(
                context.blockBuilder(), stationDay.languageGroup(), stationDay.station().zone());
    }

    private void addSlots(AreaCode unit) {
        List<SlotId> priorities = priorityOrder();
        for (AreaCode area : stationDay.ancestry()) {
            if (area.equals(unit)) {
                addIndividual(
                        orderIndex.slotsOfUnit(stationDay.date(), area),
                        priorities,
                        this::blocksAtUnit);
            } else {
                addArea(orderIndex.requestsFor(stationDay.date(), area), priorities);
            }
            for (AreaCode predecessor : context.predecessorsOf(area, stationDay.date())) {
                addArea(orderIndex.requestsFor(stationDay.date(), predecessor), priorities);
            }
        }
    }

    private void addArea(AreaRequests areaRequests, List<SlotId> priorities) {
        requests.addAll(sharedRequests(areaRequests).requests());
        addIndividual(areaRequests.individual(), priorities, this::blocks);
    }

    private void addIndividual(
            List<OrderIndex.NumberedSlotOnDay> orders,
            List<SlotId> priorities,
            Function<SlotOnDay, List<ProgrammeBlock>> blocks) {
        for (OrderIndex.NumberedSlotOnDay numbered : orders) {
            SlotOnDay slotOnDay = numbered.slotOnDay();
            Target target = slotOnDay.slot().target();
            boolean isDuplicate = target.areas().size() > 1 && !seen.add(slotOnDay.slot());
            if (isDuplicate || !isTargeted(target)) {
                continue;
            }
            int rank = slotOnDay.order().rank();
            int position = rank == 1 ? priorities.indexOf(slotOnDay.slot().id()) : -1;
            int priorityPosition = position < 0 ? AirRequest.NO_PRIORITY : position;
            for (ProgrammeBlock block : blocks.apply(slotOnDay)) {
                requests.add(
                        new AirRequest(
                                block,
                                rank,
                                priorityPosition,
                                numbered.number(),
                                Optional.empty()));
            }
        }
    }

    private List<ProgrammeBlock> blocksAtUnit(SlotOnDay slotOnDay) {
        return slotOnDay.blocksAt(
                stationDay.ownUnits(),
                context.blockBuilder(),
                stationDay.languageGroup(),
                stationDay.station().zone());
    }

    private List<ProgrammeBlock> blocks(SlotOnDay slotOnDay) {
        return slotOnDay.isLocal()
                ? blocksAtUnit(slotOnDay)
                : slotOnDay.blocks(
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
        boolean hasTag =
                target.tags().isEmpty()
                        || context.network().tags(stationDay.station().id()).stream()
                                .anyMatch(target.tags()::contains);
        return hasTag
                && (target.except().isEmpty()
                        || target.except().stream()
                                .noneMatch(area -> context.contains(area, stationDay)));
    }

    /**
     * At every instant the nearest unit in a situation counts; of several situations of one unit,
     * the latest.
     */
    private void addCampaigns() {
        record CampaignAtDistance(SituationCampaign campaign, int distance) {
            ActiveSituation situation() {
                return campaign.situation();
            }
        }
        List<CampaignAtDistance> campaigns =
                orderIndex.campaigns().stream()
                        .map(one ->
                                new CampaignAtDistance(
                                        one, context.distance(one.situation().unit(), stationDay)))
                        .filter(one -> one.distance() >= 0)
                        .sorted(
                                Comparator.comparingInt(CampaignAtDistance::distance)
                                        .thenComparing(
                                                one -> one.situation().from(),
                                                Comparator.reverseOrder())
                                        .thenComparing(one -> one.situation().id()))
                        .toList();
        for (int index = 0; index < campaigns.size(); index++) {
            ActiveSituation situation = campaigns.get(index).situation();
            List<CampaignAtDistance> nearer = campaigns.subList(0, index);
            for (AirRequest request :
                    campaigns.get(index).campaign().requests(context, stationDay)) {
                Instant at = Instant.ofEpochMilli(request.block().timing().start());
                if (situation.isActiveAt(at)
                        && nearer.stream().noneMatch(one -> one.situation().isActiveAt(at))) {
                    requests.add(request);
                }
            }
        }
    }
}
