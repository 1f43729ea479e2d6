package vn.tienglang.office.store.station;

import vn.tienglang.airtime.wire.Rejection;

/** Why the desk did not take what came from a station, or from a stranger. Nothing changed. */
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
    /** As-run entries are missing before those that came; they must be told again. */
    GAP_IN_CHAIN,
    /** An as-run entry does not hang on the one before it, or is not signed by the station. */
    BROKEN_CHAIN,
    /** Another as-run entry under a number that is held already: somebody rewrites history. */
    REWRITTEN_ENTRY,
    /** A part of a recording that nothing issued to this station plays, or that does not exist. */
    CLIP_NOT_GRANTED,
    /** A part the station may have, yet the centre cannot read the recording. */
    CLIP_UNREADABLE;

    /** The objection of the wire. */
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
