package vn.tienglang.central.desk;

/** How much of a slot its officer insists on. */
public enum Wish {
    /** Every time of it at every station, or none. */
    WHOLE,
    /** Whatever there is room for, if only some of it is heard. */
    WHAT_FITS,
    /** Nothing yet: it is kept as a draft, and nobody looks whether there is room. */
    DRAFT
}
