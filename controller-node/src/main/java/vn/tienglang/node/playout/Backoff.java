package vn.tienglang.node.playout;

import java.time.Duration;

/** How long to wait before trying again: doubling from the first to the most. */
record Backoff(Duration first, Duration most, Duration pause) {
    static Backoff between(Duration first, Duration most) {
        return new Backoff(first, most, first);
    }

    /** After one more failure. */
    Backoff longer() {
        Duration doubled = pause.multipliedBy(2);
        return new Backoff(first, most, doubled.compareTo(most) < 0 ? doubled : most);
    }

    /** After a success. */
    Backoff again() {
        return between(first, most);
    }
}
