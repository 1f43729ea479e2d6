package vn.tienglang.audio.shaping;

/** Filter of second order for one channel (bilinear transform, exact cut-off). */
final class Biquad {
    // The two sections of a Butterworth filter of fourth order.
    static final double Q_SOFT = 0.541196100146197;
    static final double Q_SHARP = 1.3065629648763764;

    /** A cut-off closer to the Nyquist frequency than this would have no effect. */
    private static final double CUT_OFF_MOST = 0.45;

    private static final double NOTHING = 1e-30;

    private final double b0;
    private final double b1;
    private final double a1;
    private final double a2;
    private double s1;
    private double s2;

    private Biquad(double b0, double b1, double a1, double a2) {
        this.b0 = b0;
        this.b1 = b1;
        this.a1 = a1;
        this.a2 = a2;
    }

    /** The filters of {@link HornPreset}, in order. */
    static Biquad[] horn(int rateHz) {
        Biquad softHigh = highPass(rateHz, HornPreset.LOW_HZ, Q_SOFT);
        Biquad sharpHigh = highPass(rateHz, HornPreset.LOW_HZ, Q_SHARP);
        if (HornPreset.HIGH_HZ > rateHz * CUT_OFF_MOST) {
            return new Biquad[] {softHigh, sharpHigh};
        }
        return new Biquad[] {
            softHigh,
            sharpHigh,
            lowPass(rateHz, HornPreset.HIGH_HZ, Q_SOFT),
            lowPass(rateHz, HornPreset.HIGH_HZ, Q_SHARP)
        };
    }

    static Biquad highPass(int rateHz, double cutOffHz, double q) {
        double k = StrictMath.tan(Math.PI * cutOffHz / rateHz);
        double a0 = 1 + k / q + k * k;
        return new Biquad(1 / a0, -2 / a0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
    }

    static Biquad lowPass(int rateHz, double cutOffHz, double q) {
        double k = StrictMath.tan(Math.PI * cutOffHz / rateHz);
        double a0 = 1 + k / q + k * k;
        double b = k * k / a0;
        return new Biquad(b, 2 * b, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
    }

    /** Both ends of the numerator are the same in either kind. */
    double next(double x) {
        double y = b0 * x + s1;
        s1 = settled(b1 * x - a1 * y + s2);
        s2 = settled(b0 * x - a2 * y);
        return y;
    }

    /** Below −600 dB, to avoid slow arithmetic with denormal numbers. */
    private static double settled(double state) {
        return Math.abs(state) < NOTHING ? 0 : state;
    }
}
