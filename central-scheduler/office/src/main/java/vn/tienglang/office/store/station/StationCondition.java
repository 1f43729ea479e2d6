package vn.tienglang.office.store.station;

/** Condition of a station: the worst thing known about it. The worst condition comes first. */
public enum StationCondition {
    /** Its stored data cannot be read. */
    UNREADABLE(0),
    /** Two boards with the same card report as this station. */
    CLONED(1),
    /** It reports a fault, or its clock is not trusted. */
    FAULTY(2),
    /** The broker reported that its link was lost. */
    LOST(3),
    /** It has not reported for a long time. */
    SILENT(4),
    /** An airing of today was missed, cut short, or has no as-run entry in time. */
    MISSED(5),
    /** It does not hold the latest revision of a log. */
    OUTDATED(6),
    /** Its output is not audible. */
    INAUDIBLE(7),
    /** It has never reported. */
    UNKNOWN(8),
    /** Nothing is wrong. */
    GOOD(9);

    private final int rank;

    StationCondition(int rank) {
        this.rank = rank;
    }

    /** Place in lists, 0 for the worst. It is stored, so it never changes for a condition. */
    public int rank() {
        return rank;
    }
}
