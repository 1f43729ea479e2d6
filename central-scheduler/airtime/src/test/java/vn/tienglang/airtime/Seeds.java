package vn.tienglang.airtime;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Property test over many random inputs. Each input comes from a seed, so that a failure can be
 * repeated: {@code -Dseed=17} runs seed 17 alone. {@code -DfirstSeed=5000} uses other seeds, {@code
 * -DmoreSeeds=20} twenty times as many.
 */
public final class Seeds {
    private Seeds() {}

    /**
     * Checks the property with {@code count} seeds; the first failure names its seed.
     *
     * @param law draws its input from the random numbers and asserts
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

    /** One of these, all equally likely. */
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
