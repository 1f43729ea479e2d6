package vn.tienglang.office.store.station;

import java.time.Instant;

/**
 * Count of rejections of one sender and reason.
 *
 * @param sender id of the station, or {@link #STRANGER}
 * @param reason the reason
 * @param count total number
 * @param detail what was wrong the last time, in words
 * @param lastAt when the last one was counted, to the millisecond
 */
public record RejectionCount(
        String sender, IntakeRejection reason, long count, String detail, Instant lastAt) {
    /** Sender that is not an enrolled station. */
    public static final String STRANGER = "";
}
