package vn.tienglang.planner.programme;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.AreaCode;

/**
 * A slot on one day when it occurs. Its acts are made once for all stations that would hear the
 * same. Not a record: it is compared by identity, millions of times.
 */
final class Asked {
    private final Order.OfSlot order;
    private final List<Recurring.Occurrence> occurrences;
    private final boolean isLocal;
    private final Map<Ears, List<Act>> acts = new HashMap<>();

    /** Who hears the same: by profile, zone, and unit where its own notices are part of it. */
    private record Ears(int profile, ZoneId zone, AreaCode unit) {}

    Asked(Slot slot, List<Recurring.Occurrence> occurrences) {
        this.order = new Order.OfSlot(slot);
        this.occurrences = occurrences;
        this.isLocal = slot.parts().stream().anyMatch(Part.Notices.class::isInstance);
    }

    Order.OfSlot order() {
        return order;
    }

    Slot slot() {
        return order.slot();
    }

    List<Act> acts(ActMaker maker, Seat seat, ZoneId zone, AreaCode unit) {
        var ears = new Ears(seat.profile(), zone, isLocal ? unit : AreaCode.COUNTRY);
        List<Act> known = acts.get(ears);
        if (known == null) {
            var made = new ArrayList<Act>(occurrences.size());
            for (Recurring.Occurrence one : occurrences) {
                made.add(maker.ofSlot(order, one, seat.languages(), zone, unit));
            }
            known = made;
            acts.put(ears, known);
        }
        return known;
    }
}
