package vn.tienglang.central.link;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one connection. An exception in one of them would vanish, and leave a connection
 * that stands and hears nothing; here it is told.
 */
final class CentrePahoThreads extends ScheduledThreadPoolExecutor {
    /** Connecting, sending, receiving, calling back, and the keep-alive. */
    private static final int THREADS = 5;

    private final Consumer<Throwable> died;

    CentrePahoThreads(Consumer<Throwable> died) {
        super(THREADS, Thread.ofPlatform().daemon().name("mqtt-", 1).factory());
        this.died = died;
        setRemoveOnCancelPolicy(true);
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        super.afterExecute(task, thrown);
        if (thrown != null) {
            died.accept(thrown);
        } else if (task instanceof Future<?> future && future.state() == Future.State.FAILED) {
            died.accept(future.exceptionNow());
        }
    }
}
