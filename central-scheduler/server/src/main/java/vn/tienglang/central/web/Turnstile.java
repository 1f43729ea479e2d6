package vn.tienglang.central.web;

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
final class Turnstile {
    /** Of the ten connections the database has. */
    static final int INSIDE_AT_MOST = 6;

    private static final long WAIT_SECONDS_AT_MOST = 10;

    private final Semaphore places = new Semaphore(INSIDE_AT_MOST, true);

    /** The handler, behind the turnstile. */
    Handler before(Handler handler) {
        return context -> pass(handler, context);
    }

    private void pass(Handler handler, Context context) throws Exception {
        if (BodyLimits.isUpload(context)) {
            // Minutes of it: it takes its own places, and goes to the books at its very end.
            handler.handle(context);
            return;
        }
        BodyLimits.read(context);
        if (!places.tryAcquire(WAIT_SECONDS_AT_MOST, TimeUnit.SECONDS)) {
            throw new HttpResponseException(503, "too many requests at once");
        }
        try {
            handler.handle(context);
        } finally {
            places.release();
        }
    }
}
