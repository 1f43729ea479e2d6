package vn.tienglang.central.desk;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.planner.situation.Playbook;

/** What is done in each situation: as the office edited it, else as the plan of 2020 has it. */
final class Playbooks {
    private Playbooks() {}

    /** In the newest version, in order of number. */
    static List<Playbook> all(Books books) {
        var all = new TreeMap<Integer, Playbook>();
        Playbook.ofThePlan().forEach(one -> all.put(one.situation(), one));
        for (KeptItem kept : books.plan().all(PlanItem.Kind.PLAYBOOK)) {
            if (kept.item() instanceof PlanItem.OfPlaybook(Playbook playbook)) {
                all.put(playbook.situation(), playbook);
            }
        }
        return List.copyOf(all.values());
    }

    /** The newest version for this situation. */
    static Optional<Playbook> find(Books books, int situation) {
        return all(books).stream().filter(one -> one.situation() == situation).findFirst();
    }

    /** What the plan has for this situation. */
    static Optional<Playbook> ofThePlan(int situation) {
        return Playbook.ofThePlan().stream()
                .filter(one -> one.situation() == situation)
                .findFirst();
    }
}
