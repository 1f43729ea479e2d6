package vn.tienglang.office.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.check.ChangeSet;
import vn.tienglang.office.check.ProposedChange;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

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

    /** The changes of the plan that these steps are together. */
    static ChangeSet changes(Repositories repositories, List<ImportStep> steps) {
        var items = new ArrayList<ProposedChange>();
        var slots = new LinkedHashMap<SlotId, Optional<Slot>>();
        for (ImportStep step : steps) {
            switch (step) {
                case AddPolicy(String _, int _, Policy policy) -> {
                    // Any name that no stored policy has.
                    var name = new PlanItem.Name(PlanItem.Kind.POLICY, "new-" + items.size());
                    items.add(added(new PlanItem.OfPolicy(name, policy)));
                }
                case PutItem(String _, int _, PlanItem item) ->
                        items.add(
                                new ProposedChange(
                                        item.name(),
                                        repositories.planItems().inForce(item.name()).stream()
                                                .map(PlanItemRevision::item)
                                                .toList(),
                                        List.of(item)));
                case RaiseUnit(String _, int _, ActiveSituation raised) ->
                        items.add(added(new PlanItem.OfRaised(raised)));
                case BookSlot(String _, int _, Slot slot, long _) ->
                        slots.put(slot.id(), Optional.of(slot));
            }
        }
        return new ChangeSet(items, slots);
    }

    private static ProposedChange added(PlanItem item) {
        return new ProposedChange(item.name(), List.of(), List.of(item));
    }

    /** The step as it is reported. */
    default PlanImportResult.Entry entry() {
        return new PlanImportResult.Entry(path(), revision());
    }
}
