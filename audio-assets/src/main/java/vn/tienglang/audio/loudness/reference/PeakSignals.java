package vn.tienglang.audio.loudness.reference;

/** Mono signals with their true peak between samples, faded in and out over 10 ms. */
final class PeakSignals {
    private static final int FRAMES = ReferenceSignal.RATE_HZ;
    private static final int FADE_FRAMES = ReferenceSignal.RATE_HZ / 100;
    private static final int FINER = 4;

    // A low-pass at four times the rate: half of it gone at 20 kHz, all of it at 24 kHz.
    private static final int LOW_PASS_TAPS = 385;
    private static final double LOW_PASS_HZ = 20_000;

    private PeakSignals() {}

    /** A sine of this crest, so many frames long each period, beginning at this phase. */
    static float[] sine(double crest, int periodFrames, double phaseDegrees) {
        float[] samples = new float[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            double angle = 2 * Math.PI * i / periodFrames + Math.toRadians(phaseDegrees);
            samples[i] = (float) (crest * Math.sin(angle) * fade(i, FRAMES, FADE_FRAMES));
        }
        return samples;
    }

    /**
     * A sine of a sixth of the rate at half of full scale and in its middle one period of a quarter
     * of the rate, twice as high: made at four times the rate, limited to the band, every fourth
     * sample taken from {@code offset} on.
     *
     * <p>Tech 3341 does not say which filter limits the band, and any filter changes how high the
     * one period is. So what the filter leaves is scaled until its highest sample, at four times
     * the rate, is full scale: the value that the standard asks to be read.
     */
    static float[] burst(int offset) {
        double[] fine = lowPassed(fineBurst());
        double highest = 0;
        for (double sample : fine) {
            highest = Math.max(highest, Math.abs(sample));
        }
        float[] samples = new float[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            samples[i] = (float) (fine[i * FINER + offset] / highest);
        }
        return samples;
    }

    private static double[] fineBurst() {
        int length = FRAMES * FINER;
        int slow = 6 * FINER;
        int fast = 4 * FINER;
        int start = length / 2 / slow * slow;
        double[] fine = new double[length];
        for (int i = 0; i < length; i++) {
            boolean isIn = i >= start && i < start + fast;
            int since = i < start ? i : i - start - fast;
            double sine =
                    isIn
                            ? Math.sin(2 * Math.PI * (i - start) / fast)
                            : 0.5 * Math.sin(2 * Math.PI * since / slow);
            fine[i] = sine * fade(i, length, FADE_FRAMES * FINER);
        }
        return fine;
    }

    private static double[] lowPassed(double[] samples) {
        double[] taps = lowPass();
        int half = LOW_PASS_TAPS / 2;
        double[] out = new double[samples.length];
        for (int i = half; i < samples.length - half; i++) {
            double sum = 0;
            for (int k = 0; k < LOW_PASS_TAPS; k++) {
                sum += taps[k] * samples[i - half + k];
            }
            out[i] = sum;
        }
        return out;
    }

    /** A sinc in a window of Blackman. */
    private static double[] lowPass() {
        double width = 2 * LOW_PASS_HZ / (ReferenceSignal.RATE_HZ * FINER);
        double[] taps = new double[LOW_PASS_TAPS];
        for (int k = 0; k < LOW_PASS_TAPS; k++) {
            int at = k - LOW_PASS_TAPS / 2;
            double sinc = at == 0 ? width : Math.sin(Math.PI * width * at) / (Math.PI * at);
            double turn = 2 * Math.PI * (k + 1) / (LOW_PASS_TAPS + 1);
            taps[k] = sinc * (0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
        }
        return taps;
    }

    private static double fade(int at, int length, int over) {
        int fromEnd = Math.min(at, length - 1 - at);
        return fromEnd >= over ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * fromEnd / over);
    }
}
