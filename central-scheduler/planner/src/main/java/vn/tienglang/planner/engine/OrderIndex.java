package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;

/**
 * Index of orders by target area. An index of changed orders is derived from the previous one:
 * results for unchanged slots are kept, so an edit costs only what it touches.
 */
final class OrderIndex {
    /** Gap between two numbers, so that an order can be inserted without renumbering. */
    private static final long GAP = 1 << 20;

    private final AirtimeOrders orders;
    private final List<NumberedSlot> numberedSlots;
    private final Map<AreaCode, List<NumberedSlot>> byTarget;
    private final Map<AreaCode, List<Obligation>> obligationsOf = new HashMap<>();
    private final List<SituationCampaign> campaigns;
    private final SharedCache cache;

    /** Cache shared by all indexes derived from one another. */
    private record SharedCache(
            OccurrenceCache occurrences, Map<LocalDate, Map<AreaCode, CachedRequests>> days) {}

    /** Requests of an area and a day; valid while the area has the same list of slots. */
    private record CachedRequests(List<NumberedSlot> numberedSlots, AreaRequests requests) {}

    /**
     * Slot with its booking position.
     *
     * @param slot the slot
     * @param number smaller than that of every slot booked later
     */
    private record NumberedSlot(Slot slot, long number) {}

    /**
     * Slot that occurs on a day.
     *
     * @param slotOnDay the slot on that day
     * @param number smaller than that of every slot booked later
     */
    record NumberedSlotOnDay(SlotOnDay slotOnDay, long number) {}

    private OrderIndex(
            AirtimeOrders orders,
            List<NumberedSlot> numberedSlots,
            Map<AreaCode, List<NumberedSlot>> byTarget,
            List<SituationCampaign> campaigns,
            SharedCache cache) {
        this.orders = orders;
        this.numberedSlots = numberedSlots;
        this.byTarget = byTarget;
        this.campaigns = campaigns;
        this.cache = cache;
        orders.obligations().stream()
                .sorted(Comparator.comparing(Obligation::id))
                .forEach(one ->
                        obligationsOf.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one));
    }

    static OrderIndex of(AirtimeOrders orders) {
        var numberedSlots = new ArrayList<NumberedSlot>(orders.slots().size());
        for (Slot slot : orders.slots()) {
            numberedSlots.add(new NumberedSlot(slot, (numberedSlots.size() + 1) * GAP));
        }
        return new OrderIndex(
                orders,
                numberedSlots,
                byTarget(numberedSlots),
                orders.activeSituations().stream().map(SituationCampaign::new).toList(),
                new SharedCache(new OccurrenceCache(), new HashMap<>()));
    }

    private static Map<AreaCode, List<NumberedSlot>> byTarget(List<NumberedSlot> numberedSlots) {
        var byTarget = new HashMap<AreaCode, List<NumberedSlot>>();
        for (NumberedSlot numberedSlot : numberedSlots) {
            for (AreaCode area : numberedSlot.slot().target().areas()) {
                byTarget.computeIfAbsent(area, _ -> new ArrayList<>()).add(numberedSlot);
            }
        }
        return byTarget;
    }

    /** Returns the index of these orders, with every cached result that is still valid. */
    OrderIndex with(AirtimeOrders others) {
        List<Slot> slots = others.slots();
        int maxCommon = Math.min(slots.size(), numberedSlots.size());
        int head = 0;
        while (head < maxCommon && numberedSlots.get(head).slot().equals(slots.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < maxCommon - head
                && fromEnd(numberedSlots, tail).slot().equals(slots.get(slots.size() - 1 - tail))) {
            tail++;
        }
        List<NumberedSlot> removed = numberedSlots.subList(head, numberedSlots.size() - tail);
        List<Slot> added = slots.subList(head, slots.size() - tail);
        List<SituationCampaign> changedCampaigns =
                others.activeSituations().stream().map(this::campaign).toList();
        if (removed.isEmpty() && added.isEmpty()) {
            return new OrderIndex(others, numberedSlots, byTarget, changedCampaigns, cache);
        }
        List<NumberedSlot> between = between(head, tail, added);
        var all = new ArrayList<>(numberedSlots.subList(0, head));
        all.addAll(between);
        all.addAll(numberedSlots.subList(numberedSlots.size() - tail, numberedSlots.size()));
        if (!isAscending(all, head, tail)) {
            for (int index = 0; index < all.size(); index++) {
                all.set(index, new NumberedSlot(all.get(index).slot(), (index + 1) * GAP));
            }
            return new OrderIndex(others, all, byTarget(all), changedCampaigns, cache);
        }
        return new OrderIndex(others, all, patched(removed, between), changedCampaigns, cache);
    }

    private static NumberedSlot fromEnd(List<NumberedSlot> numberedSlots, int index) {
        return numberedSlots.get(numberedSlots.size() - 1 - index);
    }

    private SituationCampaign campaign(ActiveSituation situation) {
        return campaigns.stream()
                .filter(cached -> cached.situation().equals(situation))
                .findFirst()
                .orElseGet(() -> new SituationCampaign(situation));
    }

    /** Numbers new slots between their neighbours. */
    private List<NumberedSlot> between(int head, int tail, List<Slot> added) {
        long low = head == 0 ? 0 : numberedSlots.get(head - 1).number();
        long high =
                tail == 0
                        ? low + (added.size() + 1) * GAP
                        : numberedSlots.get(numberedSlots.size() - tail).number();
        long step = (high - low) / (added.size() + 1);
        var between = new ArrayList<NumberedSlot>(added.size());
        for (Slot slot : added) {
            long number = low + step * (between.size() + 1);
            between.add(new NumberedSlot(slot, number));
        }
        return between;
    }

    private static boolean isAscending(List<NumberedSlot> all, int head, int tail) {
        for (int index = Math.max(1, head);
                index < Math.min(all.size(), all.size() - tail + 1);
                index++) {
            if (all.get(index - 1).number() >= all.get(index).number()) {
                return false;
            }
        }
        return true;
    }

    private Map<AreaCode, List<NumberedSlot>> patched(
            List<NumberedSlot> removed, List<NumberedSlot> added) {
        var patched = new HashMap<>(byTarget);
        for (NumberedSlot numberedSlot : removed) {
            for (AreaCode area : numberedSlot.slot().target().areas()) {
                var others = new ArrayList<>(patched.getOrDefault(area, List.of()));
                others.remove(numberedSlot);
                patched.put(area, others);
            }
        }
        for (NumberedSlot numberedSlot : added) {
            for (AreaCode area : numberedSlot.slot().target().areas()) {
                var all = new ArrayList<>(patched.getOrDefault(area, List.of()));
                all.add(numberedSlot);
                patched.put(area, all);
            }
        }
        return patched;
    }

    AirtimeOrders orders() {
        return orders;
    }

    List<SituationCampaign> campaigns() {
        return campaigns;
    }

    /** Returns the requests of that day that target that area by name. */
    AreaRequests requestsFor(LocalDate date, AreaCode area) {
        List<NumberedSlot> areaSlots = byTarget.getOrDefault(area, List.of());
        Map<AreaCode, CachedRequests> day =
                cache.days().computeIfAbsent(date, _ -> new HashMap<>());
        CachedRequests cached = day.get(area);
        if (cached == null || !cached.numberedSlots().equals(areaSlots)) {
            cached =
                    new CachedRequests(
                            areaSlots,
                            new AreaRequests(
                                    slotsOn(date, areaSlots, cache.occurrences()::slotOnDay)));
            day.put(area, cached);
        }
        return cached.requests();
    }

    /**
     * Returns the slots on that day that target the station's own unit, unordered. They are not
     * cached: few stations share them, and building them again is cheaper.
     */
    List<NumberedSlotOnDay> slotsOfUnit(LocalDate date, AreaCode unit) {
        return slotsOn(
                date,
                byTarget.getOrDefault(unit, List.of()),
                cache.occurrences()::computeSlotOnDay);
    }

    private static List<NumberedSlotOnDay> slotsOn(
            LocalDate date,
            List<NumberedSlot> numberedSlots,
            BiFunction<Slot, LocalDate, Optional<SlotOnDay>> find) {
        var slotsOnDay = new ArrayList<NumberedSlotOnDay>(numberedSlots.size());
        for (NumberedSlot numberedSlot : numberedSlots) {
            Optional<SlotOnDay> found = find.apply(numberedSlot.slot(), date);
            if (found.isPresent()) {
                slotsOnDay.add(new NumberedSlotOnDay(found.get(), numberedSlot.number()));
            }
        }
        return slotsOnDay;
    }

    /** Returns the obligations of a unit's stations, by id. */
    List<Obligation> obligationsOf(AreaCode unit) {
        return obligationsOf.getOrDefault(unit, List.of());
    }

    boolean hasObligations() {
        return !obligationsOf.isEmpty();
    }
}
