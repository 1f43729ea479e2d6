package vn.tienglang.central.desk;

import java.time.Instant;

/**
 * A revision of an item as it stands in the books.
 *
 * @param revision 1 for the first, one more with every change
 * @param withdrawn whether it was taken back with this revision
 * @param by login of who changed it
 * @param at when, to the millisecond
 */
public record KeptItem(PlanItem item, int revision, boolean withdrawn, String by, Instant at) {
    /** Refuses a revision that never was. */
    public KeptItem {
        if (revision < 1) {
            throw new IllegalArgumentException("revision " + revision + " of " + item.name());
        }
    }
}
