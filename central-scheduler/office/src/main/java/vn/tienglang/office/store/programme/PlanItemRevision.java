package vn.tienglang.office.store.programme;

import java.time.Instant;

/**
 * A revision of an item as it stands in the books.
 *
 * @param revision 1 for the first, one more with every change
 * @param stage how far it has come; only a raised unit is ever approved in steps
 * @param by login of who changed it
 * @param at when, to the millisecond
 */
public record PlanItemRevision(PlanItem item, int revision, Stage stage, String by, Instant at) {
    /** Refuses a revision that never was. */
    public PlanItemRevision {
        if (revision < 1) {
            throw new IllegalArgumentException("revision " + revision + " of " + item.name());
        }
    }

    /** Whether it was taken back. */
    public boolean withdrawn() {
        return stage == Stage.WITHDRAWN;
    }
}
