package vn.tienglang.planner.timeline;

/** Result of placing a block. */
public sealed interface Placement {
    /**
     * The block is placed.
     *
     * @param start its start, epoch milliseconds
     * @param keptItems how many optional items it keeps
     * @param limit what kept the other items out; {@link Limit#NONE} if it keeps all
     */
    record Placed(long start, int keptItems, Limit limit) implements Placement {}

    /**
     * The block is not placed.
     *
     * @param limit the limit at its planned start
     * @param blockedBy number of the block that occupies the airtime; -1 for none
     */
    record Refused(Limit limit, int blockedBy) implements Placement {}

    /** Limit that leaves too little room for a block. */
    enum Limit {
        /** No limit. */
        NONE,
        /** Policy keeps that time closed. */
        CLOSED,
        /** Another block occupies the airtime. */
        TAKEN,
        /** The block would exceed its own hard end. */
        HARD_END,
        /** The session would exceed its cap. */
        SESSION_CAP,
        /** The day would exceed its cap. */
        DAY_CAP,
        /** The daily log has no room for another airing. */
        LOG_FULL
    }
}
