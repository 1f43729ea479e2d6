package vn.tienglang.office.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Changes of the plan that are stored together.
 *
 * @param items the changed items, each name once
 * @param slots the changed slots by id, in the order in which new ones are booked; empty where a
 *     slot is withdrawn
 */
public record ChangeSet(List<ProposedChange> items, Map<SlotId, Optional<Slot>> slots) {
    /** Copies the collections; the order of the slots stays. */
    public ChangeSet {
        items = List.copyOf(items);
        slots = new LinkedHashMap<>(slots);
    }

    /** One changed item. */
    public static ChangeSet of(ProposedChange change) {
        return new ChangeSet(List.of(change), Map.of());
    }

    /** One slot that is withdrawn. */
    public static ChangeSet withoutSlot(SlotId slot) {
        return new ChangeSet(List.of(), Map.of(slot, Optional.empty()));
    }

    /** The changed slots before and after; before is the stored revision that is in force. */
    Stream<Slot> bothSides(Repositories repositories) {
        Stream<Slot> before =
                slots.keySet().stream()
                        .flatMap(id ->
                                repositories.slots().revisions(id).reversed().stream()
                                        .filter(one -> one.stage().mayAir())
                                        .limit(1))
                        .map(SlotRevision::slot);
        return Stream.concat(before, slots.values().stream().flatMap(Optional::stream));
    }

    /** The ids of everything that changes. */
    Set<String> ids() {
        var ids = new TreeSet<String>();
        items.forEach(one -> ids.add(one.name().id()));
        slots.keySet().forEach(one -> ids.add(one.value()));
        return ids;
    }

    /** The items after the changes; unchanged items keep their place. */
    List<PlanItem> applyTo(List<PlanItem> standing) {
        List<PlanItem> result = standing;
        for (ProposedChange change : items) {
            result = change.applyTo(result);
        }
        return result;
    }

    /** The slots after the changes, in booking order. */
    List<Slot> slotsAfter(List<Slot> standing) {
        var left = new LinkedHashMap<>(slots);
        var result = new ArrayList<Slot>();
        for (Slot slot : standing) {
            if (left.containsKey(slot.id())) {
                left.remove(slot.id()).ifPresent(result::add);
            } else {
                result.add(slot);
            }
        }
        left.values().forEach(one -> one.ifPresent(result::add));
        return result;
    }
}
