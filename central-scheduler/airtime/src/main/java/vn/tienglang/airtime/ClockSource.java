package vn.tienglang.airtime;

/** Source of the trust in a wall clock, best first. */
public enum ClockSource {
    /** The time daemon of the machine has synchronised the clock. */
    DAEMON,
    /** The centre answered a time request. */
    CENTRE,
    /** A battery clock kept the time since it was last known. */
    RTC,
    /** Nothing: the time may be wrong by years. */
    NONE,
    /** Not stated: the station is of a version that reported only whether it trusts its clock. */
    UNSTATED
}
