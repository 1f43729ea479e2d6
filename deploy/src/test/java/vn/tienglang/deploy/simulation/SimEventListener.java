package vn.tienglang.deploy.simulation;

/** Listener for all events of a world. */
@FunctionalInterface
interface SimEventListener {
    /** Receives an event when it happens. */
    void onEvent(SimEvent simEvent);
}
