package vn.tienglang.audio.loudness;

/**
 * The window of J. F. Kaiser (1974), by which interpolators are made finite. Its scale is left
 * open: whoever uses it makes the taps add up to one.
 */
public final class KaiserWindow {
    private KaiserWindow() {}

    /**
     * How much a tap counts.
     *
     * @param beta the larger, the farther down and the wider the edge
     * @param place where the tap lies: 0 in the middle, ±1 at the ends
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
