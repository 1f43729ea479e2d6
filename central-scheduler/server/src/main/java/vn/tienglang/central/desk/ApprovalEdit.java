package vn.tienglang.central.desk;

import java.util.List;
import vn.tienglang.planner.SlotId;

/** The answer to the wish to approve something, or to send it back. */
public sealed interface ApprovalEdit {
    /** It was done; so it stands now. */
    record Done(Approval approval, Stage stage) implements ApprovalEdit {}

    /** Nothing of that name was ever to be approved. */
    record Unknown(SlotId subject) implements ApprovalEdit {}

    /** Somebody took a step since it was read; so it stands. */
    record Conflict(Approval present) implements ApprovalEdit {}

    /** It cannot be done, and this is everything that stands against it. */
    record Refused(List<Bar> bars) implements ApprovalEdit {
        /** Takes a copy. */
        public Refused {
            bars = List.copyOf(bars);
        }
    }

    /** What stands against it. */
    sealed interface Bar {
        /** It does not wait for that. */
        record NotThere(Stage stage) implements Bar {}

        /** Four eyes are asked for, and it is their own. */
        record TheirOwn() implements Bar {}

        /** Four eyes are asked for, and they took a step already. */
        record SecondStep() implements Bar {}

        /** Its time has come or is over. */
        record TooLate() implements Bar {}

        /** Rules have come between since it was handed in. */
        record AgainstRules(List<Refusal> refusals) implements Bar {
            /** Takes a copy. */
            public AgainstRules {
                refusals = List.copyOf(refusals);
            }
        }
    }
}
