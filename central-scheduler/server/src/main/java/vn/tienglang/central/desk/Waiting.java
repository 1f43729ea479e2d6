package vn.tienglang.central.desk;

import java.util.Optional;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.situation.Raised;

/**
 * Something that is to be approved, and what it is about.
 *
 * @param approval what it takes, and what was done of it
 * @param stage how far it has come
 * @param matter what it is
 */
public record Waiting(Approval approval, Stage stage, Matter matter) {
    /** What is to be approved. */
    public sealed interface Matter {
        /** Something that was booked. */
        record Booked(Slot order) implements Matter {}

        /** A unit that is to be raised. */
        record Raising(Raised raised) implements Matter {}
    }

    static Optional<Waiting> find(Books books, SlotId subject) {
        Optional<Approval> approval = books.approvals().find(subject);
        if (approval.isEmpty()) {
            return Optional.empty();
        }
        Optional<BookedSlot> slot = books.slots().find(subject);
        if (slot.isPresent()) {
            var matter = new Matter.Booked(slot.get().slot());
            return Optional.of(new Waiting(approval.get(), slot.get().stage(), matter));
        }
        return books.plan()
                .find(new PlanItem.Name(PlanItem.Kind.RAISED, subject.value()))
                .flatMap(kept ->
                        kept.item() instanceof PlanItem.OfRaised(Raised raised)
                                ? Optional.of(
                                        new Waiting(
                                                approval.get(),
                                                kept.stage(),
                                                new Matter.Raising(raised)))
                                : Optional.empty());
    }
}
