package vn.tienglang.planner.input;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Orders for airtime.
 *
 * @param slots in booking order: of two equal slots the earlier booked one is served first
 * @param priorityOrder how a unit orders colliding priorities at its own stations: named slots go
 *     before unnamed ones, whoever issued them (Circular 39/2020: where priorities of a higher
 *     level and of the commune collide, the commune orders them)
 * @param activeSituations the active situations
 * @param obligations the obligations
 */
public record AirtimeOrders(
        List<Slot> slots,
        Map<AreaCode, List<SlotId>> priorityOrder,
        List<ActiveSituation> activeSituations,
        List<Obligation> obligations) {
    /** No orders. */
    public static final AirtimeOrders NONE =
            new AirtimeOrders(List.of(), Map.of(), List.of(), List.of());

    /** Copies the collections in a fixed order. */
    public AirtimeOrders {
        slots = List.copyOf(slots);
        priorityOrder = Collections.unmodifiableMap(new TreeMap<>(priorityOrder));
        activeSituations = List.copyOf(activeSituations);
        obligations = List.copyOf(obligations);
    }
}
