package vn.tienglang.office.report;

/** Presence of a station. */
public enum StationPresence {
    /** No message was ever received. */
    UNKNOWN,
    /** A status was received, and the link has not been reported lost since. */
    ONLINE,
    /** The broker reported that the link of the station was lost. */
    LOST
}
