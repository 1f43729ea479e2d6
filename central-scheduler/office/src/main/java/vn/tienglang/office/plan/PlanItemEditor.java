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

/**
 * Editor of plan items, the template of every change: takes the lock of the plan, compares the
 * revision, stores the change and its audit entry.
 */
public final class PlanItemEditor {
    private PlanItemEditor() {}

    /**
     * Runs the work under the lock of the plan, and triggers publishing after the commit.
     *
     * @param publish {@link PublishTrigger#publishSoon} or, for what is heard at once, {@link
     *     PublishTrigger#publishNow}
     */
    public static PlanItemResult inPlanTransaction(
            Transactions transactions,
            Runnable publish,
            Function<Repositories, PlanItemResult> work) {
        PlanItemResult edit =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.PLAN);
                    return work.apply(repositories);
                });
        switch (edit) {
            case PlanItemResult.Done _ -> publish.run();
            case PlanItemResult.Unknown _, PlanItemResult.Conflict _, PlanItemResult.Refused _ -> {}
        }
        return edit;
    }

    /**
     * A new id. It contains the current second, so that it stays unique after a restore from an old
     * backup.
     */
    public static String newId(Repositories repositories, String letter, Instant now) {
        long number = repositories.counters().value(Counters.PLAN_ITEM) + 1;
        repositories.counters().countTo(Counters.PLAN_ITEM, number);
        return letter + number + "-" + Long.toString(now.getEpochSecond(), 36);
    }

    /**
     * Stores an item as the revision after the one that was read.
     *
     * @param revision the revision that the caller read; 0 when there was none
     * @param reasons every reason against the change
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

    /** Author, action and time of a change. */
    public record Authorship(Officer officer, String action, Instant at) {}
}
