package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.planner.slot.SlotId;

/** What has to be approved. */
public interface ApprovalRepository {
    /** Puts an approval in, or in the place of the one of its subject; it is open. */
    void put(Approval approval);

    /** Nobody has to do anything about it any more; no harm when there is none. */
    void close(SlotId subject);

    /** That of this subject, open or not; none when policy asked for no approval. */
    Optional<Approval> find(SlotId subject);

    /** Those that are open, the longest waiting first. */
    List<Approval> open();
}
