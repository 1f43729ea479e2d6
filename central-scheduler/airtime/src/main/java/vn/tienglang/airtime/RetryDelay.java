package vn.tienglang.airtime;

import java.time.Duration;

/**
 * Waiting time before the next attempt; doubles after each failure up to a cap.
 *
 * @param first wait after the first failure
 * @param max longest wait
 * @param delay wait after the latest failure
 */
public record RetryDelay(Duration first, Duration max, Duration delay) {
    /** The delay before any failure. */
    public static RetryDelay of(Duration first, Duration max) {
        return new RetryDelay(first, max, first);
    }

    /** The delay after one more failure. */
    public RetryDelay doubled() {
        Duration doubled = delay.multipliedBy(2);
        return new RetryDelay(first, max, doubled.compareTo(max) < 0 ? doubled : max);
    }

    /** The delay after a success. */
    public RetryDelay reset() {
        return of(first, max);
    }
}
