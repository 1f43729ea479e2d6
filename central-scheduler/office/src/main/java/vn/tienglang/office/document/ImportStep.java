package vn.tienglang.office.document;

import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;

/** Step of an import: one thing of the document to be stored. */
sealed interface ImportStep {
    /** Where the thing is in the document, as a JSON path. */
    String path();

    /** The revision that it becomes. */
    int revision();

    /** A policy that is not stored here; it gets its name when it is stored. */
    record AddPolicy(String path, int revision, Policy policy) implements ImportStep {}

    /** A new revision of an item. */
    record PutItem(String path, int revision, PlanItem item) implements ImportStep {}

    /** A situation that was never stored here. */
    record RaiseUnit(String path, int revision, ActiveSituation raised) implements ImportStep {}

    /**
     * A new revision of a slot.
     *
     * @param number its number in booking order; 0 when it has none yet
     */
    record BookSlot(String path, int revision, Slot slot, long number) implements ImportStep {}

    /** The step as it is reported. */
    default PlanImportResult.Entry entry() {
        return new PlanImportResult.Entry(path(), revision());
    }
}
