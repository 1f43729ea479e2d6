package vn.tienglang.deploy.simulation;

/**
 * What tasks hang on: a process, a connection, a power supply. When it is cut, whatever was still
 * going to happen on its account does not happen.
 */
final class TaskLifetime {
    private boolean alive = true;

    /** True until it is cut. */
    boolean isAlive() {
        return alive;
    }

    /** Ends it; for good. */
    void end() {
        alive = false;
    }

    /** The same work, not done any more once this is cut. */
    Runnable whileAlive(Runnable work) {
        return () -> {
            if (alive) {
                work.run();
            }
        };
    }
}
