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
 * Check of a log before it is issued: every airing must belong to an approved slot, situation or
 * obligation. {@link PlanInputLoader} loads nothing else; this second check protects the only place
 * where logs are issued, because every issued log is signed and played.
 *
 * @param orders the ids of everything approved
 * @param loweredAt the end of each lowered situation
 */
public record ApprovalCheck(Set<SlotId> orders, Map<SlotId, Instant> loweredAt) {
    /** Shortest id. */
    private static final int SHORTEST = 3;

    /** Copies the collections. */
    public ApprovalCheck {
        orders = Set.copyOf(orders);
        loweredAt = Map.copyOf(loweredAt);
    }

    /** Check without lowered situations. */
    ApprovalCheck(Set<SlotId> orders) {
        this(orders, Map.of());
    }

    /** Check with everything in this plan input, all of which is approved. */
    public static ApprovalCheck in(PlanInput basis) {
        var orders = new TreeSet<SlotId>();
        basis.orders().slots().forEach(slot -> orders.add(slot.id()));
        basis.orders().activeSituations().forEach(raised -> orders.add(raised.id()));
        // Bulletins for an obligation air under the id of the obligation.
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

    /** Whether the airing belongs to something approved that is in force at that instant. */
    boolean isInForce(Airing airing, Instant now) {
        return Slot.slotIdOf(airing.id())
                .filter(orders::contains)
                .filter(order -> loweredAt.getOrDefault(order, Instant.MAX).isAfter(now))
                .isPresent();
    }

    /** Whether the airing has ended; an ended airing stays in its log. */
    boolean isOver(Airing airing, Instant now) {
        return !airing.airtime().end().isAfter(now);
    }

    /**
     * Returns the log if every airing that has not ended is approved.
     *
     * @throws IllegalStateException if one is not approved, which is a fault of the program
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
