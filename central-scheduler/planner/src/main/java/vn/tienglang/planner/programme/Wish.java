package vn.tienglang.planner.programme;

import vn.tienglang.planner.air.Clearance;

/**
 * An act that wants the air.
 *
 * @param rank who is served first: the smaller
 * @param first among these, in the order the station's own unit has given them
 * @param booked among those, as they were booked
 * @param hours what is open to it
 */
record Wish(Act act, int rank, int first, long booked, Clearance hours) {
    /** Nobody has given it a place. */
    static final int UNNAMED = Integer.MAX_VALUE;

    /** Who is served first. */
    static int inOrder(Wish one, Wish other) {
        int ranked = Integer.compare(one.rank, other.rank);
        int named = ranked != 0 ? ranked : Integer.compare(one.first, other.first);
        return named != 0 ? named : Long.compare(one.booked, other.booked);
    }
}
