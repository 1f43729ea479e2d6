package vn.tienglang.deploy.simulation;

/** Sees everything that happens. */
@FunctionalInterface
interface Witness {
    /** This happened, just now. */
    void saw(Happening happening);
}
