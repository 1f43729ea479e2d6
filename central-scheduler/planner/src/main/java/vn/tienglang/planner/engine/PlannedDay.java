package vn.tienglang.planner.engine;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.slot.SlotId;

/**
 * Plan of one station for one day as blocks, with the rules of the day.
 *
 * @param plan the airings and what is not played
 * @param openDay the open airtime, the closures and the caps
 * @param blocks what occupies airtime, by start; relayed programmes included
 */
public record PlannedDay(DayPlan plan, OpenDay openDay, List<Block> blocks) {
    /** Copies the list. */
    public PlannedDay {
        blocks = List.copyOf(blocks);
    }

    /**
     * Block of airtime of one occurrence of an order.
     *
     * @param airtime from the first airing to the end of the last one
     * @param cause why it is played
     * @param airings its airings, by start; empty for a relayed programme
     */
    public record Block(Airtime airtime, Cause cause, List<Airing> airings) {
        /** Copies the list. */
        public Block {
            airings = List.copyOf(airings);
        }
    }

    /** Reason for which a block is played. */
    public sealed interface Cause {
        /**
         * Occurrence of a slot.
         *
         * @param occurrence the occurrence, by its originally planned local time
         */
        record BySlot(SlotId slot, LocalDateTime occurrence) implements Cause {}

        /** Campaign of a raised situation. */
        record ByCampaign(SlotId situation) implements Cause {}

        /**
         * Airing for an obligation.
         *
         * @param isMakegood whether it stands in for an earlier day: what is due for its own period
         *     is placed before it
         */
        record ByObligation(ObligationId obligation, boolean isMakegood) implements Cause {}

        /** Airing that was issued for an order that no longer asks for it. */
        record Issued(Optional<SlotId> order) implements Cause {}
    }
}
