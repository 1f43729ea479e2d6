package vn.tienglang.office.emergency;

/**
 * Reason against an emergency.
 *
 * @param reason the reason
 * @param about what it is about: a part, an area, a clip; may be empty
 */
public record EmergencyRefusal(Reason reason, String about) {
    /** Closed list of reasons. */
    public enum Reason {
        /** One of the five parts is blank. */
        PART_MISSING,
        /** No area was chosen. */
        NO_AREA,
        /** The area does not exist today. */
        UNKNOWN_AREA,
        /** More areas or clips than a message can have. */
        TOO_MANY,
        /** No recording was chosen. */
        NO_CLIP,
        /** There is no such recording. */
        UNKNOWN_CLIP,
        /** No enrolled station is in these areas. */
        NO_STATION,
        /** The end is over already. */
        IN_THE_PAST,
        /** The end is more than a day ahead. */
        TOO_FAR_AHEAD,
        /** The recordings last longer than the time from one beginning to the next. */
        REPEAT_TOO_SHORT,
        /** The first recording of a drill must say that it is one. */
        DRILL_WITHOUT_PREFIX,
        /** A recording of a drill in a real warning. */
        DRILL_CLIP_IN_ALERT,
        /** A drill within the legal night. */
        DRILL_AT_NIGHT,
        /** A drill would end a real warning, or the other way round. */
        DRILL_AND_ALERT,
        /** There is no such emergency. */
        UNKNOWN,
        /** It does not stand where this is possible. */
        WRONG_STATE,
        /** The second person must be another one. */
        SAME_PERSON,
        /** A release by one person needs a reason. */
        REASON_MISSING,
        /** That reason is longer than is stored. */
        REASON_TOO_LONG,
        /** What it replaces is not in force. */
        NOTHING_TO_REPLACE
    }

    /** A reason about nothing in particular. */
    public EmergencyRefusal(Reason reason) {
        this(reason, "");
    }
}
