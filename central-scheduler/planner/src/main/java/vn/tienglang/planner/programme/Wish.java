package vn.tienglang.planner.programme;

import java.util.Optional;
import vn.tienglang.planner.air.Clearance;

/**
 * An act that wants the air. Stations share it when it wants the same of them.
 *
 * @param rank who is served first: the smaller
 * @param first among these, in the order the station's own unit has given them
 * @param booked among those, as they were booked
 * @param own the hours that are open to it alone; empty for those of the station
 */
record Wish(Act act, int rank, int first, long booked, Optional<Clearance> own)
        implements Sounding.Source {
    /** Nobody has given it a place. */
    static final int UNNAMED = Integer.MAX_VALUE;

    /** What is open to it there. */
    Clearance hours(Here here) {
        return own.orElse(here.clearance());
    }

    /** Who is served first. */
    static int inOrder(Wish one, Wish other) {
        int ranked = Integer.compare(one.rank, other.rank);
        int named = ranked != 0 ? ranked : Integer.compare(one.first, other.first);
        return named != 0 ? named : Long.compare(one.booked, other.booked);
    }
}
