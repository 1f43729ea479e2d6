package vn.tienglang.office.store.programme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stored revision of a plan item.
 *
 * @param revision number of the revision, from 1
 * @param stage the stage; only situations and obligations are approved in steps
 * @param by login of the officer who stored it
 * @param at when, to the millisecond
 */
public record PlanItemRevision(PlanItem item, int revision, Stage stage, String by, Instant at) {
    /** Refuses a revision below 1. */
    public PlanItemRevision {
        if (revision < 1) {
            throw new IllegalArgumentException("revision " + revision + " of " + item.name());
        }
    }

    /**
     * The revision in force: the latest one that is approved, unless the item was withdrawn after
     * it. A change that awaits approval does not end what was approved before.
     *
     * @param revisions every revision of one item, the first one first
     */
    public static Optional<PlanItemRevision> inForce(List<PlanItemRevision> revisions) {
        return revisions.reversed().stream()
                .takeWhile(one -> !one.withdrawn())
                .filter(one -> one.stage().mayAir())
                .findFirst();
    }

    /** Whether the item is withdrawn. */
    public boolean withdrawn() {
        return stage == Stage.WITHDRAWN;
    }
}
