package vn.tienglang.office.store.programme;

import java.time.Instant;
import vn.tienglang.planner.slot.Slot;

/**
 * A revision of a slot as it stands in the book.
 *
 * @param number its place in booking order, the same through its revisions; no two slots have it
 * @param revision 1 for the first, one more with every change
 * @param slot what was booked
 * @param by login of who booked it, or changed it to this
 * @param at when, to the millisecond
 * @param stage how far this revision has come
 */
public record SlotRevision(
        long number, int revision, Slot slot, String by, Instant at, Stage stage) {
    /** Refuses a revision that never was. */
    public SlotRevision {
        if (revision < 1) {
            throw new IllegalArgumentException("revision " + revision + " of " + slot.id());
        }
    }

    /** Whether it was taken back since. */
    public boolean withdrawn() {
        return stage == Stage.WITHDRAWN;
    }

    /** The same, further on its way. */
    public SlotRevision at(Stage next) {
        return new SlotRevision(number, revision, slot, by, at, next);
    }
}
