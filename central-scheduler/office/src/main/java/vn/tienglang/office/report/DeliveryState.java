package vn.tienglang.office.report;

/** How far a planned airing has got on its way to the station. */
public enum DeliveryState {
    /** The log was issued; the station has not confirmed this revision. */
    ISSUED,
    /** The station holds this revision, or a later one; the clip is not there yet. */
    HELD,
    /** Log and clip are at the station: it will play even if the link goes now. */
    READY
}
