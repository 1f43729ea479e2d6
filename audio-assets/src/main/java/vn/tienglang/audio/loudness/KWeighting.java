package vn.tienglang.audio.loudness;

/**
 * K-weighting filter of ITU-R BS.1770-4, annex 1, for one channel: a shelf for the effect of the
 * head (table 1) and a high-pass (table 2).
 *
 * <p>The standard tabulates the coefficients at 48 kHz only. For other rates they are computed by
 * the bilinear transform of the analogue filters; at 48 kHz they match the tables to twelve places.
 */
final class KWeighting {
    // Below −600 dB, to avoid slow arithmetic with denormal numbers.
    private static final double NOTHING = 1e-30;

    private final double shelfB0;
    private final double shelfB1;
    private final double shelfB2;
    private final double shelfA1;
    private final double shelfA2;
    private final double highA1;
    private final double highA2;

    private double x1;
    private double x2;
    private double y1;
    private double y2;
    private double z1;
    private double z2;

    KWeighting(int rateHz) {
        double k = Math.tan(Math.PI * 1681.974450955533 / rateHz);
        double kq = k / 0.7071752369554196;
        double high = Math.pow(10, 3.999843853973347 / 20);
        double band = Math.pow(high, 0.4996667741545416);
        double a0 = 1 + kq + k * k;
        shelfB0 = (high + band * kq + k * k) / a0;
        shelfB1 = 2 * (k * k - high) / a0;
        shelfB2 = (high - band * kq + k * k) / a0;
        shelfA1 = 2 * (k * k - 1) / a0;
        shelfA2 = (1 - kq + k * k) / a0;

        double l = Math.tan(Math.PI * 38.13547087602444 / rateHz);
        double lq = l / 0.5003270373238773;
        double c0 = 1 + lq + l * l;
        highA1 = 2 * (l * l - 1) / c0;
        highA2 = (1 - lq + l * l) / c0;
    }

    /** b0, b1, b2, a1, a2 of the shelf and a1, a2 of the high-pass, whose b are 1, −2, 1. */
    double[] coefficients() {
        return new double[] {shelfB0, shelfB1, shelfB2, shelfA1, shelfA2, highA1, highA2};
    }

    /**
     * Filters these samples and returns the sum of the squares of the output.
     *
     * <p>Direct form I, the newest output in the outermost bracket: each sample then waits for one
     * multiplication and one subtraction of the one before it, which is all that bounds the speed.
     */
    double energy(float[] samples, int from, int to) {
        double b0 = shelfB0;
        double b1 = shelfB1;
        double b2 = shelfB2;
        double a1 = shelfA1;
        double a2 = shelfA2;
        double c1 = highA1;
        double c2 = highA2;
        double xOne = x1;
        double xTwo = x2;
        double yOne = y1;
        double yTwo = y2;
        double zOne = z1;
        double zTwo = z2;
        double sum = 0;
        for (int i = from; i < to; i++) {
            double x = samples[i];
            double y = ((b0 * x + b1 * xOne) + (b2 * xTwo - a2 * yTwo)) - a1 * yOne;
            double z = ((y - 2 * yOne) + (yTwo - c2 * zTwo)) - c1 * zOne;
            sum += z * z;
            xTwo = xOne;
            xOne = x;
            yTwo = yOne;
            yOne = y;
            zTwo = zOne;
            zOne = z;
        }
        x1 = xOne;
        x2 = xTwo;
        y1 = settled(yOne);
        y2 = settled(yTwo);
        z1 = settled(zOne);
        z2 = settled(zTwo);
        return sum;
    }

    private static double settled(double state) {
        return Math.abs(state) < NOTHING ? 0 : state;
    }
}
