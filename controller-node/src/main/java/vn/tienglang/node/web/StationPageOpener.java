package vn.tienglang.node.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Opens the page of the station and tries again while that fails: a port in use must not keep a
 * station from airing. Thread {@code page}; it ends once the page is open and this is reported.
 */
public final class StationPageOpener implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Opening opening;
    private final Predicate<Optional<String>> report;
    private final Duration interval;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable StationPageServer page;

    /** Opens the page. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Opens the page once.
         *
         * @throws IOException with one sentence, when it cannot be opened now
         */
        StationPageServer open() throws IOException;
    }

    StationPageOpener(Opening opening, Predicate<Optional<String>> report, Duration interval) {
        this.opening = opening;
        this.report = report;
        this.interval = interval;
        this.thread = Thread.ofPlatform().daemon().name("page").unstarted(this::run);
    }

    /**
     * Starts the thread.
     *
     * @param report takes the sentence that says why the page cannot be opened, or that it is open;
     *     false when it could not take it now: it is then given again after a minute
     * @param owner hears of an error that ends the thread
     */
    public static StationPageOpener start(
            Opening opening,
            Predicate<Optional<String>> report,
            Thread.UncaughtExceptionHandler owner) {
        var opener = new StationPageOpener(opening, report, INTERVAL);
        opener.start(owner);
        return opener;
    }

    void start(Thread.UncaughtExceptionHandler owner) {
        thread.setUncaughtExceptionHandler(owner);
        thread.start();
    }

    private void run() {
        while (!attempt()) {
            if (isClosed()) {
                return;
            }
        }
    }

    /** Returns whether nothing is left to do. */
    private synchronized boolean attempt() {
        if (closing.getCount() == 0) {
            return true;
        }
        try {
            if (page == null) {
                page = opening.open();
            }
        } catch (IOException e) {
            Logger.warn("Không mở được trang của đài, sẽ thử lại: {}", e.getMessage());
            // Tried again whether the fault was reported or not.
            var _ = report.test(Optional.of(String.valueOf(e.getMessage())));
            return false;
        }
        return report.test(Optional.empty());
    }

    private boolean isClosed() {
        try {
            return closing.await(interval.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            if (page != null) {
                page.close();
            }
        }
    }
}
