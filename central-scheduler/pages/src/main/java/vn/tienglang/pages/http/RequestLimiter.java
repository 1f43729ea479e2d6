package vn.tienglang.pages.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many requests at the books at once. There are a few connections to the database for
 * everybody, and what stations tell must find one free however many people look at the board.
 *
 * <p>A body is read before the turnstile: who sends one slowly keeps nobody else from passing.
 */
public final class RequestLimiter {
    /** Of the ten connections the database has. */
    static final int MAX_CONCURRENT_REQUESTS = 6;

    private static final long MAX_WAIT_SECONDS = 10;

    private final Semaphore permits = new Semaphore(MAX_CONCURRENT_REQUESTS, true);

    /** The handler, behind the turnstile. */
    public Handler limit(Handler handler) {
        return context -> handle(handler, context);
    }

    private void handle(Handler handler, Context context) throws Exception {
        if (BodyLimits.isUpload(context)) {
            // Minutes of it: it takes its own places, and goes to the books at its very end.
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
