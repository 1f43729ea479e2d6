package vn.tienglang.node.playout;

import java.time.Duration;

/**
 * Wait before the next attempt, which doubles with each failure.
 *
 * @param first wait before the first repetition
 * @param max longest wait
 * @param delay present wait
 */
record RetryDelay(Duration first, Duration max, Duration delay) {
    static RetryDelay of(Duration first, Duration max) {
        return new RetryDelay(first, max, first);
    }

    /** The wait after one more failure. */
    RetryDelay doubled() {
        Duration doubled = delay.multipliedBy(2);
        return new RetryDelay(first, max, doubled.compareTo(max) < 0 ? doubled : max);
    }

    /** The wait after a success. */
    RetryDelay reset() {
        return of(first, max);
    }
}
