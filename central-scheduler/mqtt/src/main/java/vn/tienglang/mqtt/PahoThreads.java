package vn.tienglang.mqtt;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Thread pool of one connection, with threads named {@code mqtt-<client id>-<number>}. Paho
 * swallows an exception in one of its threads, and the connection then stays open but receives
 * nothing; this pool reports the exception.
 */
final class PahoThreads extends ScheduledThreadPoolExecutor {
    /** One each for connecting, sending, receiving, callbacks and keep-alive. */
    private static final int THREADS = 5;

    private final Consumer<Throwable> onFailure;

    /**
     * Creates the pool; threads start on demand.
     *
     * @param onFailure receives the exception that ended a task, on the thread of that task
     */
    PahoThreads(String clientId, Consumer<Throwable> onFailure) {
        super(THREADS, Thread.ofPlatform().daemon().name("mqtt-" + clientId + "-", 1).factory());
        this.onFailure = onFailure;
        setRemoveOnCancelPolicy(true);
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        super.afterExecute(task, thrown);
        if (thrown != null) {
            onFailure.accept(thrown);
        } else if (task instanceof Future<?> future && future.state() == Future.State.FAILED) {
            onFailure.accept(future.exceptionNow());
        }
    }
}
