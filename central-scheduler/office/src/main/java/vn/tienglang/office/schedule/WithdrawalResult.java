package vn.tienglang.office.schedule;

import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** The answer to the wish that something booked shall not be played. */
public sealed interface WithdrawalResult {
    /** It is withdrawn; stations hear of it by the next revision of their logs. */
    record Withdrawn(Slot slot) implements WithdrawalResult {}

    /** Nothing of this name was ever booked. */
    record UnknownSlot(SlotId id) implements WithdrawalResult {}

    /** It has ended everywhere; what was played cannot be taken back. */
    record AlreadyOver(Slot slot) implements WithdrawalResult {}
}
