package vn.tienglang.central.desk;

import java.time.Instant;
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

    /** The revision that this situation's stands at; what the plan has counts as the first. */
    static int revision(Books books, int situation) {
        return books.plan()
                .find(name(situation))
                .map(KeptItem::revision)
                .orElse(ofThePlan(situation).isPresent() ? 1 : 0);
    }

    /** Puts what the plan has into the books as the first revision, before it is edited. */
    static void begin(Books books, int situation, Instant at) {
        Optional<Playbook> usual = ofThePlan(situation);
        if (books.plan().find(name(situation)).isEmpty() && usual.isPresent()) {
            var first = new PlanItem.OfPlaybook(usual.get());
            books.plan().put(new KeptItem(first, 1, Stage.APPROVED, "", at));
        }
    }

    private static PlanItem.Name name(int situation) {
        return new PlanItem.Name(PlanItem.Kind.PLAYBOOK, Integer.toString(situation));
    }
}
