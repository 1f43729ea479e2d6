package vn.tienglang.office.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;

/** How every item of the plan is changed: under its lock, against a revision, and written down. */
public final class PlanItemEditor {
    private PlanItemEditor() {}

    /**
     * Does the work under the lock of the plan, and has what came of it published. Durable before
     * visible: the stations hear of it once it stands in the books.
     */
    public static PlanItemResult inPlanTransaction(
            Transactions transactions,
            PublishTrigger publishTrigger,
            Function<Repositories, PlanItemResult> work) {
        PlanItemResult edit =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.PLAN);
                    return work.apply(repositories);
                });
        switch (edit) {
            case PlanItemResult.Done _ -> publishTrigger.publishSoon();
            case PlanItemResult.Unknown _, PlanItemResult.Conflict _, PlanItemResult.Refused _ -> {}
        }
        return edit;
    }

    /** A name nobody had before; the second is part of it, should old books be restored. */
    public static String newId(Repositories repositories, String letter, Instant now) {
        long number = repositories.counters().value(Counters.PLAN_ITEM) + 1;
        repositories.counters().countTo(Counters.PLAN_ITEM, number);
        return letter + number + "-" + Long.toString(now.getEpochSecond(), 36);
    }

    /**
     * Puts an item in as the revision after the one that was read.
     *
     * @param revision the one that was read; 0 when there was none
     * @param reasons reasons against the change; when there are any, nothing is stored
     */
    public static PlanItemResult put(
            Repositories repositories,
            PlanItem item,
            int revision,
            Stage stage,
            List<PlanItemResult.Reason> reasons,
            Authorship by) {
        Optional<PlanItemRevision> present = repositories.planItems().find(item.name());
        if (present.isEmpty() && revision > 0) {
            return new PlanItemResult.Unknown(item.name());
        }
        if (present.isPresent() && present.get().revision() != revision) {
            return new PlanItemResult.Conflict(present.get());
        }
        if (!reasons.isEmpty()) {
            return new PlanItemResult.Refused(reasons);
        }
        var kept = new PlanItemRevision(item, revision + 1, stage, by.officer().login(), by.at());
        if (!repositories.planItems().put(kept)) {
            return new PlanItemResult.Conflict(
                    repositories.planItems().find(item.name()).orElseThrow());
        }
        repositories
                .audit()
                .add(
                        new AuditEntry(
                                by.at(),
                                by.officer().login(),
                                by.action(),
                                item.name() + " r" + kept.revision()));
        return new PlanItemResult.Done(kept);
    }

    /** Who does what, and when. */
    public record Authorship(Officer officer, String action, Instant at) {}
}
