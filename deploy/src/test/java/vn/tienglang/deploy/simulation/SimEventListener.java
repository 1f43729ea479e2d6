package vn.tienglang.deploy.simulation;

/** Sees everything that happens. */
@FunctionalInterface
interface SimEventListener {
    /** This happened, just now. */
    void onEvent(SimEvent happening);
}
