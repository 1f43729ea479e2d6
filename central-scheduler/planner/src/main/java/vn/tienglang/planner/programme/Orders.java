package vn.tienglang.planner.programme;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.situation.Raised;

/**
 * What is to be heard.
 *
 * @param slots in the order in which they were booked: of two alike, who booked first has the air
 * @param firstAt how a unit orders priorities that collide at its own stations: those it names go
 *     before those it does not name, whoever issued them (Circular 39/2020: where priorities of an
 *     upper level and of the commune collide, the commune orders them)
 * @param raised which units are in a situation
 * @param obligations what is owed
 */
public record Orders(
        List<Slot> slots,
        Map<AreaCode, List<SlotId>> firstAt,
        List<Raised> raised,
        List<Obligation> obligations) {
    /** Nothing is to be heard. */
    public static final Orders NONE = new Orders(List.of(), Map.of(), List.of(), List.of());

    /** Takes copies whose order does not depend on the machine. */
    public Orders {
        slots = List.copyOf(slots);
        firstAt = Collections.unmodifiableMap(new TreeMap<>(firstAt));
        raised = List.copyOf(raised);
        obligations = List.copyOf(obligations);
    }
}
