package vn.tienglang.office.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.situation.Playbook;

/**
 * Versions of playbooks: those that the office edited, else the built-in ones of the provincial
 * plan.
 */
public final class PlaybookVersions {
    private PlaybookVersions() {}

    /** The newest playbook of each situation, by number. */
    static List<Playbook> all(Repositories repositories) {
        var all = new TreeMap<Integer, Playbook>();
        Playbook.provincialDefaults().forEach(one -> all.put(one.situation(), one));
        for (PlanItemRevision kept : repositories.planItems().all(PlanItem.Kind.PLAYBOOK)) {
            if (kept.item() instanceof PlanItem.OfPlaybook(Playbook playbook)) {
                all.put(playbook.situation(), playbook);
            }
        }
        return List.copyOf(all.values());
    }

    /** The newest playbook of this situation. */
    public static Optional<Playbook> find(Repositories repositories, int situation) {
        return all(repositories).stream().filter(one -> one.situation() == situation).findFirst();
    }

    /** The built-in playbook of this situation. */
    static Optional<Playbook> ofThePlan(int situation) {
        return Playbook.provincialDefaults().stream()
                .filter(one -> one.situation() == situation)
                .findFirst();
    }

    /** The revision of the newest playbook; the built-in one counts as the first. */
    public static int revision(Repositories repositories, int situation) {
        return repositories
                .planItems()
                .find(name(situation))
                .map(PlanItemRevision::revision)
                .orElse(ofThePlan(situation).isPresent() ? 1 : 0);
    }

    /** Stores the built-in playbook as the first revision, unless one is stored. */
    public static void storeFirstVersion(Repositories repositories, int situation, Instant at) {
        Optional<Playbook> usual = ofThePlan(situation);
        if (repositories.planItems().find(name(situation)).isEmpty() && usual.isPresent()) {
            var first = new PlanItem.OfPlaybook(usual.get());
            repositories.planItems().put(new PlanItemRevision(first, 1, Stage.APPROVED, "", at));
        }
    }

    private static PlanItem.Name name(int situation) {
        return new PlanItem.Name(PlanItem.Kind.PLAYBOOK, Integer.toString(situation));
    }

    /** The playbook with this version number. */
    public static Playbook withVersion(Playbook playbook, int version) {
        return new Playbook(
                playbook.situation(),
                version,
                playbook.title(),
                playbook.aim(),
                playbook.affected(),
                playbook.elsewhere(),
                playbook.languages());
    }
}
