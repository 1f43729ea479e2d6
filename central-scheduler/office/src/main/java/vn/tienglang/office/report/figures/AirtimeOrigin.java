package vn.tienglang.office.report.figures;

/** Origin of an airing: who ordered it. */
public enum AirtimeOrigin {
    /** The unit of the station itself, or one inside it. */
    OWN,
    /** A unit above: district, province or country. */
    HIGHER,
    /** Programme of a response situation. */
    SITUATION,
    /** Placed by the centre to meet an obligation. */
    OBLIGATION,
    /** Emergency released at once. */
    EMERGENCY,
    /** Sounded without being in the latest log: withdrawn too late, or played by hand. */
    UNPLANNED
}
