package vn.tienglang.deploy.simulation;

/**
 * Error that ends a simulated program. A port throws it through the program to the simulation. The
 * program counts as crashed before it is thrown, so nothing it does while unwinding has an effect.
 */
final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    /** Names the crash point. */
    SimulatedCrash(String where) {
        super(where, null, false, false);
    }
}
