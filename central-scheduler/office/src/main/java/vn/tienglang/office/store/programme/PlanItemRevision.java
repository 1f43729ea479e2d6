package vn.tienglang.office.store.programme;

import java.time.Instant;

/**
 * Stored revision of a plan item.
 *
 * @param revision number of the revision, from 1
 * @param stage the stage; only a situation is approved in steps
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

    /** Whether the item is withdrawn. */
    public boolean withdrawn() {
        return stage == Stage.WITHDRAWN;
    }
}
