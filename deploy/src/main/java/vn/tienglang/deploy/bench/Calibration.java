package vn.tienglang.deploy.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Speed of one core in this run: SHA-256 of 64 MB and a sort of 2,000,000 fixed numbers. Absolute
 * figures of two machines are compared by it.
 */
final class Calibration {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BYTES = 64_000_000;
    private static final int NUMBERS = 2_000_000;
    private static final int RUNS = 5;
    private static final long SEED = 20_261_129;

    private Calibration() {}

    /** Measures, prints both as figures of this benchmark, and returns them for the notes. */
    static String print(String bench) {
        var hashes = new ArrayList<Double>();
        var sorts = new ArrayList<Double>();
        byte[] bytes = new byte[BYTES];
        long[] numbers = new SplittableRandom(SEED).longs(NUMBERS).toArray();
        for (int run = 0; run < RUNS; run++) {
            long began = THREADS.getCurrentThreadCpuTime();
            sha256().digest(bytes);
            long hashed = THREADS.getCurrentThreadCpuTime();
            Arrays.sort(numbers.clone());
            long sorted = THREADS.getCurrentThreadCpuTime();
            hashes.add(BYTES / 1e6 / ((hashed - began) / 1e9));
            sorts.add((sorted - hashed) / 1e6);
        }
        new BenchResult(bench, "calibration_sha256_mb_s", "MB/s", "higher", "64 MB, one core")
                .print(hashes);
        new BenchResult(
                        bench,
                        "calibration_sort_ms",
                        "ms",
                        "lower",
                        "2,000,000 fixed random longs, one core")
                .print(sorts);
        return String.format(
                Locale.ROOT,
                "; this core: SHA-256 %.0f MB/s, sort of 2 M longs %.0f ms",
                median(hashes),
                median(sorts));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
