package vn.tienglang.pages.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Limiter of concurrent requests. The database has few connections, and messages of stations must
 * find a free one while many users look at the board.
 *
 * <p>The body is read before a permit is taken, so a slow sender holds no permit; the answer is
 * written after it is given back, so a slow reader holds none either. The health report needs no
 * permit.
 */
public final class RequestLimiter {
    /** Permits; the database has ten connections. */
    static final int MAX_CONCURRENT_REQUESTS = 6;

    private static final long MAX_WAIT_SECONDS = 10;

    /** Attribute of a request that holds a permit. */
    private static final String PERMIT = "permit";

    private final Semaphore permits = new Semaphore(MAX_CONCURRENT_REQUESTS, true);

    /** The handler with the limit. */
    public Handler limit(Handler handler) {
        return context -> handle(handler, context);
    }

    private void handle(Handler handler, Context context) throws Exception {
        if (BodyLimits.isUpload(context)) {
            // An upload may take minutes; it has its own limit and uses the database only at its
            // end.
            handler.handle(context);
            return;
        }
        BodyLimits.readWithinLimit(context);
        if (context.path().equals(ServerOperations.HEALTH.path())) {
            handler.handle(context);
            return;
        }
        acquire(context);
        try {
            handler.handle(context);
        } finally {
            release(context);
        }
    }

    /**
     * Runs the work while this request holds no permit, and takes one again after it. For work that
     * has its own limit.
     */
    <T> T withoutPermit(Context context, Supplier<T> work) {
        if (!holdsPermit(context)) {
            return work.get();
        }
        release(context);
        T result = work.get();
        acquire(context);
        return result;
    }

    private void acquire(Context context) {
        try {
            if (!permits.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new HttpResponseException(503, "too many requests at once");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HttpResponseException(503, "the server stops");
        }
        context.attribute(PERMIT, true);
    }

    private static boolean holdsPermit(Context context) {
        return Boolean.TRUE.equals(context.attribute(PERMIT));
    }

    private void release(Context context) {
        if (holdsPermit(context)) {
            context.attribute(PERMIT, false);
            permits.release();
        }
    }
}
