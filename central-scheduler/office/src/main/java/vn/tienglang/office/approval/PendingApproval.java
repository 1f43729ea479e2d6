package vn.tienglang.office.approval;

import java.util.Optional;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Approval with its subject.
 *
 * @param approval the required steps and those taken
 * @param stage the stage of the revision
 * @param subject the subject
 */
public record PendingApproval(Approval approval, Stage stage, Subject subject) {
    /** Subject of an approval. */
    public sealed interface Subject {
        /** A booked slot. */
        record SlotSubject(Slot order) implements Subject {}

        /** A situation to be raised. */
        record SituationSubject(ActiveSituation raised) implements Subject {}
    }

    static Optional<PendingApproval> find(Repositories repositories, SlotId subject) {
        Optional<Approval> approval = repositories.approvals().find(subject);
        if (approval.isEmpty()) {
            return Optional.empty();
        }
        Optional<SlotRevision> slot = repositories.slots().find(subject);
        if (slot.isPresent()) {
            var matter = new Subject.SlotSubject(slot.get().slot());
            return Optional.of(new PendingApproval(approval.get(), slot.get().stage(), matter));
        }
        return repositories
                .planItems()
                .find(new PlanItem.Name(PlanItem.Kind.RAISED, subject.value()))
                .flatMap(kept ->
                        kept.item() instanceof PlanItem.OfRaised(ActiveSituation raised)
                                ? Optional.of(
                                        new PendingApproval(
                                                approval.get(),
                                                kept.stage(),
                                                new Subject.SituationSubject(raised)))
                                : Optional.empty());
    }
}
