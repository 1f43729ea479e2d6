package vn.tienglang.office.preview;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.office.store.programme.PlanItem;

/**
 * An item that goes, one that comes, or one that comes in the place of another.
 *
 * @param before what it was, if anything
 * @param after what it will be, if anything
 */
record ProposedChange(PlanItem.Name name, List<PlanItem> before, List<PlanItem> after) {
    /** Both sides of it: it matters to whom it mattered, and to whom it will. */
    List<PlanItem> bothSides() {
        var sides = new ArrayList<>(before);
        sides.addAll(after);
        return sides;
    }

    /** What stands afterwards; whatever stays keeps its place. */
    List<PlanItem> applyTo(List<PlanItem> standing) {
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
