package vn.tienglang.pages.http;

import io.javalin.http.Context;
import java.io.IOException;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tinylog.Logger;

/**
 * Pool for computations that may take seconds, beside the threads that serve pages. It has few
 * threads and a bounded queue. A request that waits for its computation gives its permit back, so
 * that pages and the health report are not held up. A computation whose client closes the
 * connection is cancelled within {@link #CHECK_EVERY}.
 */
public final class ComputationPool implements AutoCloseable {
    /** Most computations that wait for a thread. */
    static final int QUEUE = 8;

    /** Time after which a computation is cancelled, its wait included. */
    static final Duration DEADLINE = Duration.ofSeconds(60);

    /** Time between two looks at the connection of the client. */
    static final Duration CHECK_EVERY = Duration.ofMillis(200);

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

    /** Refusal of a computation: the queue is full, the deadline has passed, the client is gone. */
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
        Consumer<String> retryAfter = seconds -> context.header("Retry-After", seconds);
        return limiter.withoutPermit(context, () -> await(context, retryAfter, work));
    }

    private <T> T await(Context context, Consumer<String> retryAfter, Callable<T> work) {
        try (ClientConnection client = ClientConnection.of(context)) {
            return await(retryAfter, work, client::isClosed);
        } catch (IOException e) {
            // A closed connection cannot be watched; nobody waits for the result.
            Logger.debug(e, "A connection could not be watched");
            throw refused(retryAfter, "the client went away");
        }
    }

    /**
     * Waits for the result; before a refusal {@code retryAfter} gets the seconds to wait.
     *
     * @param isGone whether nobody waits for the result any more
     */
    <T> T await(Consumer<String> retryAfter, Callable<T> work, BooleanSupplier isGone) {
        Future<T> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException _) {
            throw refused(retryAfter, "too many computations at once");
        }
        try {
            return await(retryAfter, result, isGone);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a computation failed", e.getCause());
        } catch (CancellationException _) {
            throw refused(retryAfter, "the computation was cancelled");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw refused(retryAfter, "the server stops");
        } finally {
            result.cancel(true);
            threads.purge();
        }
    }

    private <T> T await(Consumer<String> retryAfter, Future<T> result, BooleanSupplier isGone)
            throws ExecutionException, InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            Duration left = deadline.minusNanos(System.nanoTime() - begun);
            if (!left.isPositive()) {
                throw refused(retryAfter, "the computation took too long");
            }
            Duration wait = left.compareTo(CHECK_EVERY) < 0 ? left : CHECK_EVERY;
            try {
                return result.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                if (isGone.getAsBoolean()) {
                    throw refused(retryAfter, "the client went away");
                }
            }
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
