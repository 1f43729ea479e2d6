package vn.tienglang.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long after every failure up to a cap, and each
 * time shortened by chance to between half and all of it, so that a province's stations do not all
 * call at the same moment when the broker comes back.
 */
public final class RetryBackoff {
    private final Duration first;
    private final Duration cap;
    private final RandomGenerator chance;
    private Duration fullDelay;

    public RetryBackoff(Duration first, Duration cap, RandomGenerator chance) {
        this.first = first;
        this.cap = cap;
        this.chance = chance;
        this.fullDelay = first;
    }

    /** The next wait; counts as one more failure. */
    public Duration next() {
        long millis = fullDelay.toMillis();
        Duration wait = Duration.ofMillis(millis / 2 + chance.nextLong(millis / 2 + 1));
        Duration doubled = fullDelay.multipliedBy(2);
        fullDelay = doubled.compareTo(cap) < 0 ? doubled : cap;
        return wait;
    }

    /** All is well: the next failure is a first one. */
    public void reset() {
        fullDelay = first;
    }
}
