package vn.tienglang.deploy.simulation;

/**
 * Property that must hold in every simulated world. It receives every event and is checked after
 * every step.
 */
abstract class Invariant {
    /** Receives an event. */
    void onEvent(SimEvent simEvent) {}

    /** Checks the property after a step. */
    void check() {}

    /** Checks the property at the end, after all faults are repaired. */
    void checkHealed() {}

    /** Name of the invariant: the simple name of its class. */
    final String name() {
        return getClass().getSimpleName();
    }

    /** Makes the error that reports this violation. */
    final ViolationError violation(String what) {
        return new ViolationError(name(), what);
    }

    /** Violation of an invariant. */
    static final class ViolationError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String invariant;

        /** Names the invariant and what was observed. */
        ViolationError(String invariant, String what) {
            super(invariant + ": " + what);
            this.invariant = invariant;
        }

        /** Names the invariant, what was observed and its cause. */
        ViolationError(String invariant, String what, Throwable cause) {
            super(invariant + ": " + what, cause);
            this.invariant = invariant;
        }

        /** Name of the invariant. */
        String invariant() {
            return invariant;
        }
    }
}
