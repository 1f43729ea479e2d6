package vn.tienglang.office.check;

/** Decision on a change that would silence airings of the plan. */
public enum Losses {
    /** It is refused with the list of these airings. */
    REFUSE,
    /** It is stored; a person has read the list. */
    ACCEPT
}
