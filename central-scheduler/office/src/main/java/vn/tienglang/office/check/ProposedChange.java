package vn.tienglang.office.check;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.office.store.programme.PlanItem;

/**
 * Change of one item: removed, added or replaced.
 *
 * @param before the item before the change; at most one
 * @param after the item after the change; at most one
 */
public record ProposedChange(PlanItem.Name name, List<PlanItem> before, List<PlanItem> after) {
    /** The items before and after the change. */
    public List<PlanItem> bothSides() {
        var sides = new ArrayList<>(before);
        sides.addAll(after);
        return sides;
    }

    /** The items after the change; unchanged items keep their place. */
    public List<PlanItem> applyTo(List<PlanItem> standing) {
        var result = new ArrayList<PlanItem>();
        boolean placed = false;
        for (PlanItem item : standing) {
            if (item.name().equals(name)) {
                result.addAll(after);
                placed = true;
            } else {
                result.add(item);
            }
        }
        if (!placed) {
            result.addAll(after);
        }
        return result;
    }
}
