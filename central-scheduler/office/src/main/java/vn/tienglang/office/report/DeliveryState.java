package vn.tienglang.office.report;

/** Delivery of a planned airing to its station. */
public enum DeliveryState {
    /** The log was issued; the station has not confirmed this revision. */
    ISSUED,
    /** The station holds this revision or a later one; the clip is missing. */
    HELD,
    /** The station holds the log and the clip; it will play even without a link. */
    READY
}
