package vn.tienglang.office.check;

/** How much of a slot its officer insists on. */
public enum BookingScope {
    /** Every time of it at every station, or none. */
    WHOLE,
    /** Whatever there is room for, if only some of it is heard. */
    WHAT_FITS,
    /** Nothing yet: it is kept as a draft, and nobody looks whether there is room. */
    DRAFT
}
