package vn.tienglang.central.desk;

import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Slot;

/** The answer to the wish that something booked shall not be played. */
public sealed interface Withdrawal {
    /** It is withdrawn; stations hear of it by the next revision of their logs. */
    record Withdrawn(Slot slot) implements Withdrawal {}

    /** Nothing of this name was ever booked. */
    record UnknownSlot(SlotId id) implements Withdrawal {}

    /** It has ended everywhere; what was played cannot be taken back. */
    record AlreadyOver(Slot slot) implements Withdrawal {}
}
