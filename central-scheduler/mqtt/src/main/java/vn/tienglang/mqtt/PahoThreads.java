package vn.tienglang.mqtt;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.StationId;

/**
 * The threads of one connection. Paho lets an exception in one of them vanish, and then a
 * connection stands that hears nothing more; here it is told.
 */
public final class PahoThreads extends ScheduledThreadPoolExecutor {
    /** Connecting, sending, receiving, calling back, and the keep-alive. */
    private static final int THREADS = 5;

    private final Consumer<Throwable> onFailure;

    public PahoThreads(StationId station, Consumer<Throwable> died) {
        super(THREADS, named("mqtt-" + station + "-"));
        this.onFailure = died;
        setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory named(String prefix) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
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
