package vn.tienglang.office.area;

import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.check.SilencedOrder;

/**
 * Effects of a change of administrative units, before it is stored.
 *
 * @param version version of the tree that it was made from
 * @param proposal the proposed change
 * @param difference the changed areas
 * @param tree all areas after the change
 * @param orders the orders of dissolved units; all of them stay in effect
 * @param meetings orders of several former units that now lie in one unit
 * @param stations the stations of dissolved units, and those that are moved
 * @param undecided units without a successor that have stations or orders
 * @param undecidedStations stations of split units, for which nobody chose a successor
 * @param silenced the orders that air less after the change
 */
public record AreaPreview(
        long version,
        AreaProposal proposal,
        AreaDifference difference,
        AreaTree tree,
        List<ContinuingOrder> orders,
        List<Meeting> meetings,
        List<AffectedStation> stations,
        List<AreaCode> undecided,
        List<Station> undecidedStations,
        List<SilencedOrder> silenced) {
    /** Copies the lists. */
    public AreaPreview {
        orders = List.copyOf(orders);
        meetings = List.copyOf(meetings);
        stations = List.copyOf(stations);
        undecided = List.copyOf(undecided);
        undecidedStations = List.copyOf(undecidedStations);
        silenced = List.copyOf(silenced);
    }

    /** Whether something needs a decision of a person. */
    public boolean needsDecision() {
        return !undecided.isEmpty() || !undecidedStations.isEmpty();
    }

    /** Kind of an order of a unit. */
    public enum OrderKind {
        /** Slot. */
        SLOT,
        /** Policy. */
        POLICY,
        /** Order of colliding priorities. */
        PRIORITIES,
        /** Raised situation. */
        SITUATION,
        /** Obligation. */
        OBLIGATION,
        /** Daily hand-over. */
        HAND_OVER,
        /** Bulletin. */
        BULLETIN
    }

    /**
     * Order of a dissolved unit, which stays in effect in its former area.
     *
     * @param detail what makes it meet another one: start times of a slot, theme and language of an
     *     obligation
     * @param unit the dissolved unit
     * @param inside the present units in which the former unit lies after the change
     */
    public record ContinuingOrder(
            OrderKind kind,
            String id,
            String title,
            String detail,
            AreaCode unit,
            List<AreaCode> inside) {
        /** Copies the list. */
        public ContinuingOrder {
            inside = List.copyOf(inside);
        }
    }

    /**
     * Orders of one kind, from different former units that now lie in one unit. Each holds in its
     * own former area.
     */
    public record Meeting(AreaCode unit, List<ContinuingOrder> orders) {
        /** Copies the list. */
        public Meeting {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Station of a dissolved unit, or one that is moved.
     *
     * @param station the station before the change
     * @param area its area after the change
     * @param inside the present unit after the change
     */
    public record AffectedStation(Station station, AreaCode area, AreaCode inside) {}
}
