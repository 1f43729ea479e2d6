package vn.tienglang.central.desk;

import java.time.Instant;
import vn.tienglang.planner.Slot;

/**
 * A slot as it stands in the book.
 *
 * @param number its place in booking order; no two slots have the same
 * @param slot what was booked
 * @param by login of who booked it
 * @param at when, to the millisecond
 * @param stage how far it has come
 */
public record BookedSlot(long number, Slot slot, String by, Instant at, Stage stage) {
    /** Whether it was taken back since. */
    public boolean withdrawn() {
        return stage == Stage.WITHDRAWN;
    }

    /** The same, further on its way. */
    public BookedSlot at(Stage next) {
        return new BookedSlot(number, slot, by, at, next);
    }
}
