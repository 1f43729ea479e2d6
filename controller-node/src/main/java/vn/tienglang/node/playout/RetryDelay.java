package vn.tienglang.node.playout;

import java.time.Duration;

/** How long to wait before trying again: doubling from the first to the most. */
record RetryDelay(Duration first, Duration max, Duration delay) {
    static RetryDelay of(Duration first, Duration most) {
        return new RetryDelay(first, most, first);
    }

    /** After one more failure. */
    RetryDelay doubled() {
        Duration doubled = delay.multipliedBy(2);
        return new RetryDelay(first, max, doubled.compareTo(max) < 0 ? doubled : max);
    }

    /** After a success. */
    RetryDelay reset() {
        return of(first, max);
    }
}
