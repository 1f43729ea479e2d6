package vn.tienglang.mqtt;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import vn.tienglang.airtime.RetryDelay;

/**
 * Waiting time before the next attempt: doubles with every failure up to a cap. With jitter each
 * wait is random between half and all of it, so that the stations of a province do not all
 * reconnect at the same moment when the broker comes back. Not thread-safe.
 */
public final class RetryBackoff {
    private final UnaryOperator<Duration> jitter;
    private RetryDelay current;

    private RetryBackoff(Duration first, Duration cap, UnaryOperator<Duration> jitter) {
        this.current = RetryDelay.of(first, cap);
        this.jitter = jitter;
    }

    /** Back-off with random waits, each between half and all of the full delay. */
    public static RetryBackoff withJitter(Duration first, Duration cap, RandomGenerator random) {
        return new RetryBackoff(
                first,
                cap,
                full -> {
                    long half = full.toMillis() / 2;
                    return Duration.ofMillis(half + random.nextLong(half + 1));
                });
    }

    /** Back-off that waits the full delay each time. */
    public static RetryBackoff withoutJitter(Duration first, Duration cap) {
        return new RetryBackoff(first, cap, UnaryOperator.identity());
    }

    /** The next wait; counts as one more failure. */
    public Duration next() {
        Duration wait = jitter.apply(current.delay());
        current = current.doubled();
        return wait;
    }

    /** Starts again at the first delay, after a success. */
    public void reset() {
        current = current.reset();
    }
}
