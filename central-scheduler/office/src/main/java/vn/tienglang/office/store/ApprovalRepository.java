package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.planner.slot.SlotId;

/** Repository of approvals. */
public interface ApprovalRepository {
    /** Stores an approval as open; replaces the one of its subject. */
    void put(Approval approval);

    /** Closes the approval of this subject, if there is one. */
    void close(SlotId subject);

    /** The approval of this subject, open or closed; empty if there is none. */
    Optional<Approval> find(SlotId subject);

    /** Every open approval, the oldest first. */
    List<Approval> open();
}
