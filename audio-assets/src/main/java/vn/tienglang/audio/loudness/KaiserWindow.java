package vn.tienglang.audio.loudness;

/**
 * Window of J. F. Kaiser (1974) for interpolators. It is not normalised: the caller scales the taps
 * to a sum of one.
 */
public final class KaiserWindow {
    private KaiserWindow() {}

    /**
     * Weight of a tap.
     *
     * @param beta larger values give more attenuation and a wider transition
     * @param place position of the tap: 0 in the middle, ±1 at the ends
     */
    public static double at(double beta, double place) {
        return bessel(beta * Math.sqrt(Math.max(0, 1 - place * place)));
    }

    /** The modified Bessel function of order zero. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
