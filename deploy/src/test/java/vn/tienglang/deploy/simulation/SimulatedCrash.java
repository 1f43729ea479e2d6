package vn.tienglang.deploy.simulation;

/**
 * A program ends in the middle of what it was doing: thrown out of a port, past everything the
 * program could catch it with, to whoever runs it. By then the program is dead, and nothing it does
 * on the way out reaches the world.
 */
final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    /** Says where it was. */
    SimulatedCrash(String where) {
        super(where, null, false, false);
    }
}
