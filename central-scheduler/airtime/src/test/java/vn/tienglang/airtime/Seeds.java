package vn.tienglang.airtime;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * A law, held over many random inputs. Each input comes from a number, so that a failure can be had
 * again: {@code -Dseed=17} runs seed 17 alone. {@code -DfirstSeed=5000} looks somewhere new, {@code
 * -DmoreSeeds=20} looks at twenty times as many.
 */
public final class Seeds {
    private Seeds() {}

    /**
     * Holds the law over {@code count} seeds and fails at the first that breaks it, naming it.
     *
     * @param law draws what it needs from the random numbers it is given, and asserts
     */
    public static void each(int count, Consumer<RandomGenerator> law) {
        String only = System.getProperty("seed");
        long first = Long.getLong("firstSeed", 0);
        long last = first + (long) count * Integer.getInteger("moreSeeds", 1);
        LongStream seeds =
                only == null ? LongStream.range(first, last) : LongStream.of(Long.parseLong(only));
        seeds.forEach(seed -> hold(seed, law));
    }

    private static void hold(long seed, Consumer<RandomGenerator> law) {
        try {
            law.accept(new SplittableRandom(seed));
        } catch (RuntimeException | Error e) {
            throw new AssertionError("with -Dseed=" + seed + ": " + e.getMessage(), e);
        }
    }

    /** One of these, each as likely. */
    public static <T> T oneOf(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** {@code count} random bytes. */
    public static byte[] bytes(RandomGenerator random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
