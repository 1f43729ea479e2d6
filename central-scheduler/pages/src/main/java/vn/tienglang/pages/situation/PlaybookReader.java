package vn.tienglang.pages.situation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.situation.Playbook;

/** Reader of the playbooks in their latest versions. */
final class PlaybookReader {
    private final PlanItemService items;

    PlaybookReader(PlanItemService items) {
        this.items = items;
    }

    /** The latest version of every playbook. */
    List<Playbook> all() {
        return items.playbooks();
    }

    /** The revision of a playbook; one that nobody has edited is revision 1, by nobody. */
    PlanItemRevision revision(Playbook playbook) {
        var item = new PlanItem.OfPlaybook(playbook);
        return items.find(item.name())
                .orElseGet(() -> new PlanItemRevision(item, 1, Stage.APPROVED, "", Instant.EPOCH));
    }

    /** The latest version of the playbook of this situation. */
    Optional<Playbook> latestVersion(int situation) {
        return all().stream().filter(one -> one.situation() == situation).findFirst();
    }
}
