package vn.tienglang.office.dirty;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.reach.AreaSuccession;

/**
 * Areas that have to do with each other on any day. Both directions may contain too many areas, and
 * never too few: a station that is compiled in vain costs little, a forgotten one plays a wrong
 * log.
 */
public final class AreaClosure {
    private final AreaTree tree;
    private final Map<AreaCode, Set<AreaCode>> neighbours = new HashMap<>();

    /** Closure over this tree and these successions. */
    public AreaClosure(AreaTree tree, List<AreaSuccession> successions) {
        this.tree = tree;
        for (AreaSuccession one : successions) {
            neighbours.computeIfAbsent(one.before(), _ -> new TreeSet<>()).add(one.after());
            neighbours.computeIfAbsent(one.after(), _ -> new TreeSet<>()).add(one.before());
        }
    }

    /** Closure over the stored areas and successions, withdrawn successions included. */
    public static AreaClosure in(Repositories repositories) {
        return new AreaClosure(
                repositories.areas().tree(),
                repositories.planItems().all(PlanItem.Kind.SUCCESSION).stream()
                        .<AreaSuccession>mapMulti((kept, to) -> {
                            if (kept.item() instanceof PlanItem.OfSuccession(var one)) {
                                to.accept(one);
                            }
                        })
                        .toList());
    }

    /** The areas, everything inside them, and the same of their successors and predecessors. */
    public Set<AreaCode> inside(Collection<AreaCode> areas) {
        var all = new TreeSet<AreaCode>();
        Deque<AreaCode> open = new ArrayDeque<>(areas);
        while (!open.isEmpty()) {
            AreaCode next = open.pop();
            if (!all.contains(next)) {
                for (AreaCode one : tree.everInside(next)) {
                    if (all.add(one)) {
                        open.addAll(neighbours.getOrDefault(one, Set.of()));
                    }
                }
            }
        }
        return all;
    }

    /**
     * The areas whose orders and rules can matter to a station in one of these: the areas, all that
     * contain them, and the same of their successors and predecessors.
     */
    public Set<AreaCode> around(Collection<AreaCode> areas) {
        var all = new TreeSet<AreaCode>();
        Deque<AreaCode> open = new ArrayDeque<>(areas);
        while (!open.isEmpty()) {
            AreaCode next = open.pop();
            if (all.add(next)) {
                open.addAll(tree.everParents(next));
                open.addAll(neighbours.getOrDefault(next, Set.of()));
            }
        }
        all.add(AreaCode.COUNTRY);
        return all;
    }
}
