package vn.tienglang.pages.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limiter of concurrent requests. The database has few connections, and messages of stations must
 * find a free one while many users look at the board.
 *
 * <p>The body is read before a permit is taken, so a slow sender holds no permit.
 */
public final class RequestLimiter {
    /** Permits; the database has ten connections. */
    static final int MAX_CONCURRENT_REQUESTS = 6;

    private static final long MAX_WAIT_SECONDS = 10;

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
        if (!permits.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new HttpResponseException(503, "too many requests at once");
        }
        try {
            handler.handle(context);
        } finally {
            permits.release();
        }
    }
}
