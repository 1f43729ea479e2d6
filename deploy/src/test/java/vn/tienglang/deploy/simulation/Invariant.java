package vn.tienglang.deploy.simulation;

/**
 * Something that must never be otherwise. Sees every happening as it happens, and is asked after
 * every event; it remembers only what it needs to judge.
 */
abstract class Invariant {
    /** Something happened. */
    void onEvent(SimEvent happening) {}

    /** The event is over: does it hold? */
    void check() {}

    /** Everything is mended, and time has passed: does it hold in the end? */
    void checkHealed() {}

    /** What is asked is named after the class. */
    final String name() {
        return getClass().getSimpleName();
    }

    /** It does not hold, and this is what was seen. */
    final ViolationError violation(String what) {
        return new ViolationError(name(), what);
    }

    /** An invariant that did not hold. */
    static final class ViolationError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String invariant;

        /** Which invariant, and what was seen. */
        ViolationError(String invariant, String what) {
            super(invariant + ": " + what);
            this.invariant = invariant;
        }

        /** Which invariant, what was seen, and what it was seen by. */
        ViolationError(String invariant, String what, Throwable cause) {
            super(invariant + ": " + what, cause);
            this.invariant = invariant;
        }

        /** The name of the invariant. */
        String invariant() {
            return invariant;
        }
    }
}
