package vn.tienglang.office.check;

import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.slot.SlotId;

/** Mapper from items that a booking displaces to the orders that it silences. */
final class DisplacedOrders {
    private DisplacedOrders() {}

    /** Counts of one order. */
    private static final class Count {
        private long airings;
        private final Set<StationId> stations = new HashSet<>();
        private LocalDateTime first = LocalDateTime.MAX;

        void add(UnplacedItem item) {
            airings++;
            stations.add(item.station());
            first = item.occurrence().isBefore(first) ? item.occurrence() : first;
        }
    }

    /** One entry for each order, in the order of first occurrence. */
    static List<SilencedOrder> of(Repositories repositories, Collection<UnplacedItem> displaced) {
        Map<SlotId, Count> counts = new LinkedHashMap<>();
        displaced.forEach(one -> counts.computeIfAbsent(one.order(), _ -> new Count()).add(one));
        return counts.entrySet().stream()
                .map(one ->
                        new SilencedOrder(
                                one.getKey(),
                                title(repositories, one.getKey()),
                                one.getValue().airings,
                                one.getValue().stations.size(),
                                one.getValue().first))
                .toList();
    }

    private static String title(Repositories repositories, SlotId order) {
        var raised = new PlanItem.Name(PlanItem.Kind.RAISED, order.value());
        return repositories
                .slots()
                .find(order)
                .map(one -> one.slot().title())
                .or(() ->
                        repositories
                                .planItems()
                                .find(raised)
                                .map(one -> one.item())
                                .filter(PlanItem.OfRaised.class::isInstance)
                                .map(one -> ((PlanItem.OfRaised) one).raised().playbook().title()))
                .orElseGet(order::value);
    }
}
