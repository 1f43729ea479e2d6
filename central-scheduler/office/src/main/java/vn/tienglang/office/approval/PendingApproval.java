package vn.tienglang.office.approval;

import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.obligation.Obligation;
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

        /** An obligation, whose airings are placed once it is approved. */
        record ObligationSubject(Obligation obligation) implements Subject {}
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
        return planItem(repositories, subject)
                .flatMap(kept ->
                        subject(kept.item())
                                .map(matter ->
                                        new PendingApproval(approval.get(), kept.stage(), matter)));
    }

    /** The plan item that is approved under this subject: a raised situation or an obligation. */
    static Optional<PlanItemRevision> planItem(Repositories repositories, SlotId subject) {
        return Stream.of(PlanItem.Kind.RAISED, PlanItem.Kind.OBLIGATION)
                .map(kind -> new PlanItem.Name(kind, subject.value()))
                .flatMap(name -> repositories.planItems().find(name).stream())
                .findFirst();
    }

    private static Optional<Subject> subject(PlanItem item) {
        if (item instanceof PlanItem.OfRaised(ActiveSituation raised)) {
            return Optional.of(new Subject.SituationSubject(raised));
        }
        return item instanceof PlanItem.OfObligation(Obligation obligation)
                ? Optional.of(new Subject.ObligationSubject(obligation))
                : Optional.empty();
    }
}
