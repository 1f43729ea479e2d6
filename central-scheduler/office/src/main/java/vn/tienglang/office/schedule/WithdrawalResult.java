package vn.tienglang.office.schedule;

import java.util.List;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Result of a withdrawal. */
public sealed interface WithdrawalResult {
    /** The slot is withdrawn; the stations receive new revisions of their logs. */
    record Withdrawn(Slot slot) implements WithdrawalResult {}

    /** No slot has this id. */
    record UnknownSlot(SlotId id) implements WithdrawalResult {}

    /** Nothing changed: the withdrawal would silence these airings of other orders. */
    record Silencing(Slot slot, List<SilencedOrder> silenced) implements WithdrawalResult {
        /** Copies the list. */
        public Silencing {
            silenced = List.copyOf(silenced);
        }
    }

    /** The slot has ended at every station. */
    record AlreadyOver(Slot slot) implements WithdrawalResult {}
}
