package vn.tienglang.office.store.station;

/** Condition of a station: the worst thing known about it. The worst condition comes first. */
public enum StationCondition {
    /** Its stored data cannot be read. */
    UNREADABLE,
    /** Two boards with the same card report as this station. */
    CLONED,
    /** It reports a fault, or its clock is not trusted. */
    FAULTY,
    /** The broker reported that its link was lost. */
    LOST,
    /** It has not reported for a long time. */
    SILENT,
    /** An airing of today was missed, cut short, or has no as-run entry in time. */
    MISSED,
    /** It does not hold the latest revision of a log. */
    OUTDATED,
    /** Its output is not audible. */
    INAUDIBLE,
    /** It has never reported. */
    UNKNOWN,
    /** Nothing is wrong. */
    GOOD
}
