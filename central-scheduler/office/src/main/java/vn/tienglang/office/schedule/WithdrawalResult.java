package vn.tienglang.office.schedule;

import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Result of a withdrawal. */
public sealed interface WithdrawalResult {
    /** The slot is withdrawn; the stations receive new revisions of their logs. */
    record Withdrawn(Slot slot) implements WithdrawalResult {}

    /** No slot has this id. */
    record UnknownSlot(SlotId id) implements WithdrawalResult {}

    /** The slot has ended at every station. */
    record AlreadyOver(Slot slot) implements WithdrawalResult {}
}
