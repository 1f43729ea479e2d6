package vn.tienglang.office.approval;

import java.util.List;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.slot.SlotId;

/** The answer to the wish to approve something, or to send it back. */
public sealed interface ApprovalResult {
    /** It was done; so it stands now. */
    record Done(Approval approval, Stage stage) implements ApprovalResult {}

    /** Nothing of that name was ever to be approved. */
    record Unknown(SlotId subject) implements ApprovalResult {}

    /** Somebody took a step since it was read; so it stands. */
    record Conflict(Approval present) implements ApprovalResult {}

    /** It cannot be done, and this is everything that stands against it. */
    record Refused(List<Reason> reasons) implements ApprovalResult {
        /** Takes a copy. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** What stands against it. */
    sealed interface Reason {
        /** It does not wait for that. */
        record WrongStage(Stage stage) implements Reason {}

        /** Four eyes are asked for, and it is their own. */
        record OwnSubmission() implements Reason {}

        /** Four eyes are asked for, and they took a step already. */
        record AlreadyApprovedByOfficer() implements Reason {}

        /** Its time has come or is over. */
        record TooLate() implements Reason {}

        /** Rules have come between since it was handed in. */
        record AgainstRules(List<BookingRefusal> refusals) implements Reason {
            /** Takes a copy. */
            public AgainstRules {
                refusals = List.copyOf(refusals);
            }
        }
    }
}
