package vn.tienglang.office.document;

import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.slot.SlotId;

/** Names in use: slots, situations and obligations share them. */
final class ItemNames {
    /** Shortest and longest name of a slot; see {@link SlotId}. */
    private static final int SLOT_ID_LEAST = 3;

    private static final int SLOT_ID_MOST = 24;

    private final Repositories repositories;

    ItemNames(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Whether a slot, or a situation or obligation of another kind, has this name. */
    boolean isTaken(PlanItem.Name name) {
        return isThere(name, PlanItem.Kind.RAISED)
                || isThere(name, PlanItem.Kind.OBLIGATION)
                || isSlot(name.id());
    }

    private boolean isThere(PlanItem.Name name, PlanItem.Kind other) {
        return name.kind() != other
                && repositories.planItems().find(new PlanItem.Name(other, name.id())).isPresent();
    }

    /** Whether a situation or an obligation has this name. */
    boolean isTakenForSlot(String id) {
        return repositories
                        .planItems()
                        .find(new PlanItem.Name(PlanItem.Kind.RAISED, id))
                        .isPresent()
                || repositories
                        .planItems()
                        .find(new PlanItem.Name(PlanItem.Kind.OBLIGATION, id))
                        .isPresent();
    }

    private boolean isSlot(String id) {
        return id.length() >= SLOT_ID_LEAST
                && id.length() <= SLOT_ID_MOST
                && repositories.slots().find(new SlotId(id)).isPresent();
    }
}
