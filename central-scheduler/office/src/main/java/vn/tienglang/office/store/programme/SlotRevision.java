package vn.tienglang.office.store.programme;

import java.time.Instant;
import vn.tienglang.planner.slot.Slot;

/**
 * Stored revision of a slot.
 *
 * @param number place in booking order, unique, the same in all revisions
 * @param revision number of the revision, from 1
 * @param slot the booked slot
 * @param by login of the officer who stored it
 * @param at when, to the millisecond
 * @param stage the stage of this revision
 */
public record SlotRevision(
        long number, int revision, Slot slot, String by, Instant at, Stage stage) {
    /** Refuses a revision below 1. */
    public SlotRevision {
        if (revision < 1) {
            throw new IllegalArgumentException("revision " + revision + " of " + slot.id());
        }
    }

    /** Whether the slot is withdrawn. */
    public boolean withdrawn() {
        return stage == Stage.WITHDRAWN;
    }

    /** The revision in another stage. */
    public SlotRevision at(Stage next) {
        return new SlotRevision(number, revision, slot, by, at, next);
    }
}
