package vn.tienglang.office.worker;

import java.time.Duration;

/**
 * Worker thread with an owner.
 *
 * <pre>
 * running   -> ended      the work returned
 * running   -> restarted  it threw for the first time; the owner is told, and it runs again
 * restarted -> dead       it threw again; the owner is told, and ends the process
 * </pre>
 */
public final class SupervisedWorker {
    private final String name;
    private final Runnable work;
    private final WorkerOwner owner;
    private final Thread thread;

    private SupervisedWorker(String name, Runnable work, WorkerOwner owner) {
        this.name = name;
        this.work = work;
        this.owner = owner;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    /**
     * A worker; {@link #start} starts its thread.
     *
     * @param name name of the thread
     * @param work runs until the worker is to end; after a throw it is run again
     */
    public static SupervisedWorker of(String name, Runnable work, WorkerOwner owner) {
        return new SupervisedWorker(name, work, owner);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            work.run();
            return;
        } catch (Throwable first) {
            owner.workerRestarted(name, first);
        }
        try {
            work.run();
        } catch (Throwable again) {
            owner.workerDied(name, again);
        }
    }

    /** Waits for the end; false when it still runs after this time. */
    public boolean join(Duration longest) throws InterruptedException {
        return !thread.isAlive() || thread.join(longest);
    }

    /** Interrupts the thread. */
    public void interrupt() {
        thread.interrupt();
    }
}
