package vn.tienglang.central.desk;

import java.util.ArrayList;
import java.util.List;

/**
 * An item that goes, one that comes, or one that comes in the place of another.
 *
 * @param was what it was, if anything
 * @param willBe what it will be, if anything
 */
record PlanTurn(PlanItem.Name name, List<PlanItem> was, List<PlanItem> willBe) {
    /** Both sides of it: it matters to whom it mattered, and to whom it will. */
    List<PlanItem> sides() {
        var sides = new ArrayList<>(was);
        sides.addAll(willBe);
        return sides;
    }

    /** What stands afterwards; whatever stays keeps its place. */
    List<PlanItem> of(List<PlanItem> standing) {
        var after = new ArrayList<PlanItem>();
        boolean placed = false;
        for (PlanItem item : standing) {
            if (item.name().equals(name)) {
                after.addAll(willBe);
                placed = true;
            } else {
                after.add(item);
            }
        }
        if (!placed) {
            after.addAll(willBe);
        }
        return after;
    }
}
