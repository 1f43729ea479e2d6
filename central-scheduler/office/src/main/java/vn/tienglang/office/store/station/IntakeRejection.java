package vn.tienglang.office.store.station;

import vn.tienglang.airtime.wire.Rejection;

/**
 * Reason why a message of a station or a stranger was rejected or needs attention. Nothing was
 * changed, except where it says so.
 */
public enum IntakeRejection {
    /** See {@link Rejection#OVERSIZE}. */
    OVERSIZE,
    /** See {@link Rejection#UNKNOWN_TOPIC}. */
    UNKNOWN_TOPIC,
    /** See {@link Rejection#BAD_SIGNATURE}. */
    BAD_SIGNATURE,
    /** See {@link Rejection#UNKNOWN_VERSION}. */
    UNKNOWN_VERSION,
    /** See {@link Rejection#MALFORMED}. */
    MALFORMED,
    /** See {@link Rejection#OTHER_STATION}. */
    OTHER_STATION,
    /** See {@link Rejection#STALE}. */
    STALE,
    /** As-run entries before the received ones are not stored; the station sends them again. */
    GAP_IN_CHAIN,
    /** An as-run entry does not follow the one before it, or is not signed by the station. */
    BROKEN_CHAIN,
    /**
     * An as-run entry differs from the stored one of the same number: two boards use copies of one
     * journal, or an older copy was put back. Both entries are stored.
     */
    REWRITTEN_ENTRY,
    /** A station stated that it does not have these as-run entries any more. */
    ENTRIES_LOST,
    /**
     * A station holds another content under a revision that the centre issued after its database
     * was restored from a backup. The log is issued again with a higher revision.
     */
    LOG_DIFFERS,
    /** A requested clip part is not granted to the station, or does not exist. */
    CLIP_NOT_GRANTED,
    /** A requested clip part is granted, but the centre cannot read the clip. */
    CLIP_UNREADABLE;

    /** The reason for a rejection by the codec. */
    public static IntakeRejection to(Rejection rejection) {
        return switch (rejection) {
            case OVERSIZE -> OVERSIZE;
            case UNKNOWN_TOPIC -> UNKNOWN_TOPIC;
            case BAD_SIGNATURE -> BAD_SIGNATURE;
            case UNKNOWN_VERSION -> UNKNOWN_VERSION;
            case MALFORMED -> MALFORMED;
            case OTHER_STATION -> OTHER_STATION;
            case STALE -> STALE;
        };
    }
}
