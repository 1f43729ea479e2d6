package vn.tienglang.central.desk;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Slot;

/**
 * The last look before a log is issued: every airing in it belongs to an order that was cleared
 * when the plan was made. {@link PlanSources} lets nothing else into a plan; this says so again at
 * the one door through which logs leave, because whatever is issued is signed, and whatever is
 * signed is heard.
 *
 * @param orders the names of all that is cleared
 */
record Cleared(Set<SlotId> orders) {
    /** Nothing is heard under a shorter name. */
    private static final int SHORTEST = 3;

    /** Takes a copy. */
    Cleared {
        orders = Set.copyOf(orders);
    }

    /** The orders of a basis, which are cleared. */
    static Cleared in(Basis basis) {
        var orders = new TreeSet<SlotId>();
        basis.orders().slots().forEach(slot -> orders.add(slot.id()));
        basis.orders().raised().forEach(raised -> orders.add(raised.id()));
        // What is owed is heard by bulletins, under the name of the obligation.
        basis.orders().obligations().stream()
                .map(owed -> owed.id().value())
                .filter(name -> name.length() >= SHORTEST)
                .forEach(name -> orders.add(new SlotId(name)));
        return new Cleared(orders);
    }

    /**
     * Refuses a log in which anything is not cleared.
     *
     * @throws IllegalStateException when something is: a mistake of ours, and nothing is issued
     */
    DailyLog vouchedFor(DailyLog log) {
        for (Airing airing : log.airings()) {
            Optional<SlotId> order = Slot.of(airing.id());
            if (order.isEmpty() || !orders.contains(order.get())) {
                throw new IllegalStateException(
                        airing.id() + " of " + log.station() + " was never cleared for air");
            }
        }
        return log;
    }
}
