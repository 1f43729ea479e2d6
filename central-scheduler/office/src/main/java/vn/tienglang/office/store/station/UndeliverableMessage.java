package vn.tienglang.office.store.station;

import java.time.Instant;

/**
 * Dead letter: a message that was taken out of the outbox because sending it again and again would
 * not help, or a station whose logs cannot be made.
 *
 * @param id number among the dead letters
 * @param station id of the station; empty for a message to all stations
 * @param topic topic of the message; empty when there is no message
 * @param reason why it is dead
 * @param detail the reason in the words of the part that failed, for a technician
 * @param since when it died, to the millisecond
 * @param expiresAt when it is of no use any more, to the millisecond
 */
public record UndeliverableMessage(
        long id,
        String station,
        String topic,
        Reason reason,
        String detail,
        Instant since,
        Instant expiresAt) {
    /** Longest stored detail in characters; a longer one is cut. */
    public static final int DETAIL_CHARACTERS = 400;

    /** Reason of a dead letter. */
    public enum Reason {
        /** The broker refused it for good, or too often. */
        REFUSED,
        /** The stored message is damaged and cannot be read. */
        UNREADABLE,
        /** The message cannot be encoded or signed. */
        NOT_ENCODABLE,
        /** The logs of the station cannot be made; tried again with every publishing run. */
        NOT_PLANNED
    }

    /** The detail, cut to the longest that is stored. */
    public static String cut(String detail) {
        return detail.substring(0, Math.min(detail.length(), DETAIL_CHARACTERS));
    }
}
