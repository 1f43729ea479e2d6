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
 * What is to be heard.
 *
 * @param slots in the order in which they were booked: of two alike, who booked first has the air
 * @param priorityOrder how a unit orders priorities that collide at its own stations: those it
 *     names go before those it does not name, whoever issued them (Circular 39/2020: where
 *     priorities of an upper level and of the commune collide, the commune orders them)
 * @param activeSituations which units are in a situation
 * @param obligations what is owed
 */
public record AirtimeOrders(
        List<Slot> slots,
        Map<AreaCode, List<SlotId>> priorityOrder,
        List<ActiveSituation> activeSituations,
        List<Obligation> obligations) {
    /** Nothing is to be heard. */
    public static final AirtimeOrders NONE =
            new AirtimeOrders(List.of(), Map.of(), List.of(), List.of());

    /** Takes copies whose order does not depend on the machine. */
    public AirtimeOrders {
        slots = List.copyOf(slots);
        priorityOrder = Collections.unmodifiableMap(new TreeMap<>(priorityOrder));
        activeSituations = List.copyOf(activeSituations);
        obligations = List.copyOf(obligations);
    }
}
