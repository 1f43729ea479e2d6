package vn.tienglang.central.desk;

/** Whether the centre has word of a station. */
public enum Presence {
    /** Never heard. */
    UNKNOWN,
    /** Heard, and the link has not broken since. */
    ONLINE,
    /** The broker said that its link broke. */
    LOST
}
