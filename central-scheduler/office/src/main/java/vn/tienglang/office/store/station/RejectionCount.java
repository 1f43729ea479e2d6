package vn.tienglang.office.store.station;

import java.time.Instant;

/**
 * How often the desk had to object.
 *
 * @param who the station's id, or {@link #STRANGER}
 * @param why to what
 * @param count how often, ever
 * @param detail in words, what was wrong the last time
 * @param lastAt when that was, to the millisecond
 */
public record RejectionCount(
        String who, IntakeRejection why, long count, String detail, Instant lastAt) {
    /** Who sent what names no station of ours. */
    public static final String STRANGER = "";
}
