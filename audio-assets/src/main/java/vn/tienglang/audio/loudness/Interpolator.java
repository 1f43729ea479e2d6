package vn.tienglang.audio.loudness;

import java.util.Arrays;

/**
 * Interpolator for true peaks (ITU-R BS.1770-4, annex 2): oversampling by four below 96 kHz, by two
 * below 192 kHz, and none above.
 *
 * <p>A windowed sinc of {@value #TAPS} taps a point (the standard's example has 12): within 0.01 dB
 * up to 0.4 of the rate. At the samples themselves it is one, so samples need no arithmetic.
 * Immutable; any thread may use it.
 */
public final class Interpolator {
    /** Samples per interpolated point: half before it, half after it. */
    public static final int TAPS = 24;

    /** Samples that a block needs besides one per point. */
    public static final int MORE = TAPS - 1;

    private static final int HALF = TAPS / 2;
    private static final double KAISER = 7.0;

    // What 24 products and 23 sums in single precision can add to a bound, rounded up: the relative
    // error of such a sum is below 24 * 2^-24 = 1.5e-6 of the sum of the magnitudes.
    private static final double ROUNDING = 1 + 4e-6;

    private final float[][] points;
    private final double gainMost;

    private Interpolator(double... offsets) {
        points = new float[offsets.length][];
        double most = 1;
        for (int p = 0; p < offsets.length; p++) {
            points[p] = taps(offsets[p]);
            double sum = 0;
            for (float tap : points[p]) {
                sum += Math.abs(tap);
            }
            most = Math.max(most, sum);
        }
        gainMost = most * ROUNDING;
    }

    /** The interpolator for this rate. */
    public static Interpolator of(int rateHz) {
        if (rateHz < 96_000) {
            return new Interpolator(0.25, 0.5, 0.75);
        }
        return rateHz < 192_000 ? new Interpolator(0.5) : new Interpolator();
    }

    private static float[] taps(double offset) {
        double[] taps = new double[TAPS];
        double sum = 0;
        for (int k = 0; k < TAPS; k++) {
            double at = k - (HALF - 1) - offset;
            taps[k] = Math.sin(Math.PI * at) / (Math.PI * at) * KaiserWindow.at(KAISER, at / HALF);
            sum += taps[k];
        }
        // The sum is made one, so that a constant stays that constant.
        float[] exact = new float[TAPS];
        for (int k = 0; k < TAPS; k++) {
            exact[k] = (float) (taps[k] / sum);
        }
        return exact;
    }

    /**
     * No point is farther from zero than this times the farthest of the samples it is made from:
     * the sum of the magnitudes of the taps, at the worst of the offsets, with what rounding can
     * add. Where even that is too small to matter, the points need not be computed at all.
     */
    public double gainMost() {
        return gainMost;
    }

    /** Whether there are no points between samples at this rate. */
    public boolean isIdle() {
        return points.length == 0;
    }

    /**
     * The magnitude of the largest of the points that lie between {@code samples[i + 11]} and
     * {@code samples[i + 12]}, for every i below {@code count}; 0 at 192 kHz.
     *
     * @param samples at least {@code count + MORE} of them
     * @param into room for {@code count} of them
     * @param scratch room for {@code count} of them; whatever is in it is lost
     */
    public void gaps(float[] samples, int count, float[] into, float[] scratch) {
        Arrays.fill(into, 0, count, 0);
        for (float[] taps : points) {
            early(samples, count, taps, scratch);
            late(samples, count, taps, scratch);
            for (int i = 0; i < count; i++) {
                into[i] = Math.max(into[i], Math.abs(scratch[i]));
            }
        }
    }

    /** The largest magnitude of all these points. */
    float highest(float[] samples, int count, float[] scratch) {
        float highest = 0;
        for (float[] taps : points) {
            early(samples, count, taps, scratch);
            late(samples, count, taps, scratch);
            highest = Math.max(highest, magnitude(scratch, 0, count));
        }
        return highest;
    }

    /** The largest magnitude among samples. */
    static float magnitude(float[] samples, int from, int to) {
        float highest = 0;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, Math.abs(samples[i]));
        }
        return highest;
    }

    // The taps stand one by one, at offsets the compiler knows: only then does it put eight or
    // sixteen samples through each at a time. Two halves, so that all taps stay in registers.
    private static void early(float[] x, int count, float[] taps, float[] y) {
        float t0 = taps[0];
        float t1 = taps[1];
        float t2 = taps[2];
        float t3 = taps[3];
        float t4 = taps[4];
        float t5 = taps[5];
        float t6 = taps[6];
        float t7 = taps[7];
        float t8 = taps[8];
        float t9 = taps[9];
        float t10 = taps[10];
        float t11 = taps[11];
        for (int i = 0; i < count; i++) {
            y[i] =
                    t0 * x[i]
                            + t1 * x[i + 1]
                            + t2 * x[i + 2]
                            + t3 * x[i + 3]
                            + t4 * x[i + 4]
                            + t5 * x[i + 5]
                            + t6 * x[i + 6]
                            + t7 * x[i + 7]
                            + t8 * x[i + 8]
                            + t9 * x[i + 9]
                            + t10 * x[i + 10]
                            + t11 * x[i + 11];
        }
    }

    private static void late(float[] x, int count, float[] taps, float[] y) {
        float t12 = taps[12];
        float t13 = taps[13];
        float t14 = taps[14];
        float t15 = taps[15];
        float t16 = taps[16];
        float t17 = taps[17];
        float t18 = taps[18];
        float t19 = taps[19];
        float t20 = taps[20];
        float t21 = taps[21];
        float t22 = taps[22];
        float t23 = taps[23];
        for (int i = 0; i < count; i++) {
            y[i] +=
                    t12 * x[i + 12]
                            + t13 * x[i + 13]
                            + t14 * x[i + 14]
                            + t15 * x[i + 15]
                            + t16 * x[i + 16]
                            + t17 * x[i + 17]
                            + t18 * x[i + 18]
                            + t19 * x[i + 19]
                            + t20 * x[i + 20]
                            + t21 * x[i + 21]
                            + t22 * x[i + 22]
                            + t23 * x[i + 23];
        }
    }
}
