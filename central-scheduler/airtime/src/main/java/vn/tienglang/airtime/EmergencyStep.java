package vn.tienglang.airtime;

/** Step of an emergency at one station, as the station reports it. */
public enum EmergencyStep {
    /** The signed message arrived and is in the journal. */
    RECEIVED,
    /** Every clip is whole and has the digest that the message names. */
    VERIFIED,
    /** It waits: nothing proves yet that it has not expired. */
    WAITS_FOR_TIME,
    /** The relay of the amplifier was read back closed for it. */
    RELAY_CLOSED,
    /** The first frame was ordered. */
    SOUNDING,
    /** Its clips were played at least once to where they stopped. */
    FINISHED,
    /** It was ended by a later message, and is silent. */
    CANCELLED,
    /** It expired, and never sounded. */
    NOT_PLAYED
}
