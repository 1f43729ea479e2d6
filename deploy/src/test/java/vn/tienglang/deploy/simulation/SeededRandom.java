package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random numbers of a simulated world: the same seed gives the same world on every machine.
 *
 * <p>The generator (SplitMix64) is implemented here so that no JDK can change it. Each part of the
 * world draws from its own {@link #branch}, so that a new draw in one part does not change the
 * others.
 */
final class SeededRandom implements RandomGenerator {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long origin;
    private long state;

    /** A generator with this seed. */
    SeededRandom(long number) {
        origin = number;
        state = mixed(number + GOLDEN);
    }

    /** Generator for the part of this name; independent of earlier draws. */
    SeededRandom branch(String part) {
        return new SeededRandom(mixed(origin ^ mixed(part.hashCode() + GOLDEN)));
    }

    /** Any long value. */
    long number() {
        state += GOLDEN;
        return mixed(state);
    }

    @Override
    public long nextLong() {
        return number();
    }

    /** A number from 0 to {@code below - 1}. */
    int below(int below) {
        return Math.toIntExact(Long.remainderUnsigned(number() >>> 1, below));
    }

    /** A number between both, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** True with this probability. */
    boolean chance(double part) {
        return (number() >>> 11) * 0x1.0p-53 < part;
    }

    /** Duration between both, in whole microseconds. */
    Duration between(Duration least, Duration most) {
        long micros = most.minus(least).toNanos() / 1_000 + 1;
        return least.plusNanos(Long.remainderUnsigned(number() >>> 1, micros) * 1_000);
    }

    /** Duration up to this, in whole microseconds. */
    Duration upTo(Duration most) {
        return between(Duration.ZERO, most);
    }

    /** Duration between both, distributed evenly on a logarithmic scale. */
    Duration logUniform(Duration least, Duration most) {
        double span = Math.log((double) most.toMillis() / least.toMillis());
        double part = (number() >>> 11) * 0x1.0p-53;
        return Duration.ofMillis(Math.round(least.toMillis() * Math.exp(span * part)));
    }

    /** One of these. */
    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
