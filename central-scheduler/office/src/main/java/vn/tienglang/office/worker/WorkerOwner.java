package vn.tienglang.office.worker;

/**
 * Owner of worker threads: it is notified when one ends by an exception. Called on that thread;
 * must return soon and must not throw.
 */
public interface WorkerOwner {
    /**
     * A worker ended by an exception or error for the first time; it goes on with its next work.
     */
    void workerRestarted(String worker, Throwable cause);

    /** A worker ended again; it stays dead, and the process must end. */
    void workerDied(String worker, Throwable cause);
}
