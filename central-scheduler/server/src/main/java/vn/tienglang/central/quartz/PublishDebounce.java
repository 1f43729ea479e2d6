package vn.tienglang.central.quartz;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Debounce of requests to publish: requests that follow each other within {@link #QUIET} lead to
 * one run, at the latest {@link #LONGEST_DELAY} after the first of them. Used by any thread.
 */
final class PublishDebounce {
    /** Time without a request after which the run begins. */
    static final Duration QUIET = Duration.ofSeconds(2);

    /** Longest delay of a request. */
    static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    /** Time of the first request since the last run. */
    private Optional<Instant> first = Optional.empty();

    /** Records a request; returns when the run for it is due. */
    synchronized Instant dueAt(Instant now) {
        Instant since = first.filter(one -> !one.isAfter(now)).orElse(now);
        Instant latest = since.plus(LONGEST_DELAY);
        Instant quiet = now.plus(QUIET);
        if (latest.isBefore(now)) {
            // The run is late, or another centre made it.
            first = Optional.empty();
            return now;
        }
        first = Optional.of(since);
        return quiet.isBefore(latest) ? quiet : latest;
    }

    /** A run has started; requests made before it are served by it. */
    synchronized void runStarted() {
        first = Optional.empty();
    }
}
