package vn.tienglang.office.approval;

import java.util.List;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.slot.SlotId;

/** Result of an approval step, a return or a new submission. */
public sealed interface ApprovalResult {
    /** The step was stored; this is the approval now. */
    record Done(Approval approval, Stage stage) implements ApprovalResult {}

    /** No approval was ever opened for this subject. */
    record Unknown(SlotId subject) implements ApprovalResult {}

    /** Another step was taken since the caller read it; this is the approval now. */
    record Conflict(Approval present) implements ApprovalResult {}

    /** The step is refused, with every reason. */
    record Refused(List<Reason> reasons) implements ApprovalResult {
        /** Copies the lists. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Reason of a refusal. */
    sealed interface Reason {
        /** The subject is in a stage that does not allow the step. */
        record WrongStage(Stage stage) implements Reason {}

        /** The four-eyes rule applies, and the officer submitted it. */
        record OwnSubmission() implements Reason {}

        /** The four-eyes rule applies, and the officer has already approved a step. */
        record AlreadyApprovedByOfficer() implements Reason {}

        /** The time of the subject has begun or is over. */
        record TooLate() implements Reason {}

        /** The approval would silence airings; the approving person has to accept that first. */
        record Silences(SilencedOrder silenced) implements Reason {}

        /** Rules that changed since the submission refuse the subject. */
        record AgainstRules(List<BookingRefusal> refusals) implements Reason {
            /** Copies the lists. */
            public AgainstRules {
                refusals = List.copyOf(refusals);
            }
        }
    }
}
