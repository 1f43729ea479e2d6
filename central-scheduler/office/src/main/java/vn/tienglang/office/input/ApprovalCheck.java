package vn.tienglang.office.input;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * The last look before a log is issued: every airing in it belongs to an order that was cleared
 * when the plan was made. {@link PlanInputLoader} lets nothing else into a plan; this says so again
 * at the one door through which logs leave, because whatever is issued is signed, and whatever is
 * signed is heard.
 *
 * @param orders the names of all that is cleared
 * @param loweredAt from when on those of them that are lowered no longer are
 */
public record ApprovalCheck(Set<SlotId> orders, Map<SlotId, Instant> loweredAt) {
    /** Nothing is heard under a shorter name. */
    private static final int SHORTEST = 3;

    /** Takes copies. */
    public ApprovalCheck {
        orders = Set.copyOf(orders);
        loweredAt = Map.copyOf(loweredAt);
    }

    /** Orders of which none is lowered. */
    ApprovalCheck(Set<SlotId> orders) {
        this(orders, Map.of());
    }

    /** The orders of a basis, which are cleared. */
    public static ApprovalCheck in(PlanInput basis) {
        var orders = new TreeSet<SlotId>();
        basis.orders().slots().forEach(slot -> orders.add(slot.id()));
        basis.orders().activeSituations().forEach(raised -> orders.add(raised.id()));
        // What is owed is heard by bulletins, under the name of the obligation.
        basis.orders().obligations().stream()
                .map(owed -> owed.id().value())
                .filter(name -> name.length() >= SHORTEST)
                .forEach(name -> orders.add(new SlotId(name)));
        var lowered = new TreeMap<SlotId, Instant>();
        basis.orders().activeSituations().stream()
                .filter(raised -> raised.until().isBefore(Instant.MAX))
                .forEach(raised -> lowered.put(raised.id(), raised.until()));
        return new ApprovalCheck(orders, lowered);
    }

    /** Whether the order of an airing is cleared, and stands at that instant. */
    boolean isInForce(Airing airing, Instant now) {
        return Slot.slotIdOf(airing.id())
                .filter(orders::contains)
                .filter(order -> loweredAt.getOrDefault(order, Instant.MAX).isAfter(now))
                .isPresent();
    }

    /** Whether nobody can hear the airing any more: it stays in its log as it was. */
    boolean isOver(Airing airing, Instant now) {
        return !airing.airtime().end().isAfter(now);
    }

    /**
     * Refuses a log in which anything is not cleared that can still be heard.
     *
     * @throws IllegalStateException when something is: a mistake of ours, and nothing is issued
     */
    public DailyLog requireApproved(DailyLog log, Instant now) {
        for (Airing airing : log.airings()) {
            if (isOver(airing, now)) {
                continue;
            }
            Optional<SlotId> order = Slot.slotIdOf(airing.id());
            if (order.isEmpty() || !orders.contains(order.get())) {
                throw new IllegalStateException(
                        airing.id() + " of " + log.station() + " was never cleared for air");
            }
        }
        return log;
    }
}
