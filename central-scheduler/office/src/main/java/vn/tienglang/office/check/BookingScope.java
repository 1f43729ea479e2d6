package vn.tienglang.office.check;

/** Scope of a booking: how much of the slot must be possible. */
public enum BookingScope {
    /** Every occurrence at every station, or nothing. */
    WHOLE,
    /** Every occurrence that has free airtime; at least one. */
    WHAT_FITS,
    /** Nothing: the slot is stored as a draft without a check. */
    DRAFT
}
