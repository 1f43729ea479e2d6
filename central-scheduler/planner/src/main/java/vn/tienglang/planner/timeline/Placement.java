package vn.tienglang.planner.timeline;

/** What became of a block's wish. */
public sealed interface Placement {
    /**
     * It has its place.
     *
     * @param start when it begins
     * @param keptItems how many items of its body it keeps
     * @param limit what kept the others out; {@link Limit#NONE} when it keeps all
     */
    record Placed(long start, int keptItems, Limit limit) implements Placement {}

    /**
     * It has none.
     *
     * @param limit what left it none, at the time it asked for first
     * @param blockedBy which block is in the way, counted in the order they were served; -1 for
     *     none
     */
    record Refused(Limit limit, int blockedBy) implements Placement {}

    /** What can leave a block without room. */
    enum Limit {
        /** Nothing. */
        NONE,
        /** Policy keeps that time closed. */
        CLOSED,
        /** Another block has the air. */
        TAKEN,
        /** It would not be over by its own hard end. */
        HARD_END,
        /** The session would sound longer than it may. */
        SESSION_CAP,
        /** The day would sound longer than it may. */
        DAY_CAP,
        /** The daily log has no room for another airing. */
        LOG_FULL
    }
}
