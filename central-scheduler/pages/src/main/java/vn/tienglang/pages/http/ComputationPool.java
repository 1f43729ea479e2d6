package vn.tienglang.pages.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Pool for computations that may take seconds, beside the threads that serve pages. It has few
 * threads and a bounded queue. A request that waits for its computation gives its permit back, so
 * that pages and the health report are not held up.
 */
public final class ComputationPool implements AutoCloseable {
    /** Most computations that wait for a thread. */
    static final int QUEUE = 8;

    /** Time after which a computation is cancelled, its wait included. */
    static final Duration DEADLINE = Duration.ofSeconds(60);

    /** Seconds after which a refused client may ask again. */
    private static final int RETRY_AFTER_SECONDS = 20;

    private final ThreadPoolExecutor threads;
    private final RequestLimiter limiter;
    private final Duration deadline;

    /** Pool with one thread: two busy ones would leave a small machine no processor. */
    public ComputationPool(RequestLimiter limiter) {
        this(limiter, DEADLINE);
    }

    ComputationPool(RequestLimiter limiter, Duration deadline) {
        this.limiter = limiter;
        this.deadline = deadline;
        threads =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(QUEUE),
                        Thread.ofPlatform().daemon().name("computations-", 1).factory());
    }

    /** Refusal of a computation: the queue is full, or the deadline has passed. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Runs the work on a thread of the pool and waits for its result.
     *
     * @param work must not use the context; ends soon after an interrupt
     * @throws Refused to be answered with 503
     */
    public <T> T run(Context context, Callable<T> work) {
        return limiter.withoutPermit(
                context, () -> await(seconds -> context.header("Retry-After", seconds), work));
    }

    /** Waits for the result; before a refusal {@code retryAfter} gets the seconds to wait. */
    <T> T await(Consumer<String> retryAfter, Callable<T> work) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException _) {
            throw refused(retryAfter, "too many computations at once");
        }
        try {
            return result.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a computation failed", e.getCause());
        } catch (TimeoutException | CancellationException _) {
            throw refused(retryAfter, "the computation took too long");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw refused(retryAfter, "the server stops");
        } finally {
            result.cancel(true);
            threads.purge();
        }
    }

    private static Refused refused(Consumer<String> retryAfter, String reason) {
        retryAfter.accept(Integer.toString(RETRY_AFTER_SECONDS));
        return new Refused(reason);
    }

    /** Ends the threads; running computations are cancelled. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
