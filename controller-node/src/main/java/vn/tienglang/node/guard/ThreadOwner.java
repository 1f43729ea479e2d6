package vn.tienglang.node.guard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.tinylog.Logger;

/**
 * Owner of all threads of the node. When one ends by an exception or an error, or hangs, the relay
 * is opened for good, the stack is logged, and the process is told to end; the service manager then
 * starts it again. Only the first failure counts.
 *
 * <p>The link and the page handle a {@code RuntimeException} of one connection or one request
 * themselves, because the station can play without them; errors get here.
 */
public final class ThreadOwner implements Thread.UncaughtExceptionHandler {
    /** A relay whose thread hangs in a call blocks the order; the process then ends without it. */
    private static final Duration OPEN_WAIT = Duration.ofMillis(500);

    private final Runnable openRelay;
    private final Consumer<Throwable> died;
    private final AtomicBoolean failed = new AtomicBoolean();

    /**
     * An owner for one node.
     *
     * @param openRelay opens the relay for good
     * @param died called once, on any thread, after that
     */
    public ThreadOwner(Runnable openRelay, Consumer<Throwable> died) {
        this.openRelay = openRelay;
        this.died = died;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (!failed.compareAndSet(false, true)) {
            return;
        }
        try {
            openRelay();
            Logger.error(failure, "Thread {} failed; the relay is open", thread.getName());
        } finally {
            died.accept(failure);
        }
    }

    /** True once a thread has failed. */
    boolean hasFailed() {
        return failed.get();
    }

    private void openRelay() {
        Thread opening = Thread.ofPlatform().daemon().name("relay-opening").start(openRelay);
        try {
            if (!opening.join(OPEN_WAIT)) {
                Logger.error("The relay does not answer; the guard opens it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
