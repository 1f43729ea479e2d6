package vn.tienglang.deploy.simulation;

/**
 * Lifetime of an owner of tasks: a process or a connection. After its end its scheduled tasks do
 * not run.
 */
final class TaskLifetime {
    private boolean alive = true;

    /** True until it has ended. */
    boolean isAlive() {
        return alive;
    }

    /** Ends it for good. */
    void end() {
        alive = false;
    }

    /** The work, which does nothing after the end of this lifetime. */
    Runnable whileAlive(Runnable work) {
        return () -> {
            if (alive) {
                work.run();
            }
        };
    }
}
