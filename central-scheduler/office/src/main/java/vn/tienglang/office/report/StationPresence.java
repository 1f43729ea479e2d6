package vn.tienglang.office.report;

/** Whether the centre has word of a station. */
public enum StationPresence {
    /** Never heard. */
    UNKNOWN,
    /** Heard, and the link has not broken since. */
    ONLINE,
    /** The broker said that its link broke. */
    LOST
}
