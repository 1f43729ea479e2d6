package vn.tienglang.audio.check;

import java.util.Arrays;
import vn.tienglang.audio.opus.OggOpusWriter;

/**
 * Sound below 300 Hz at a rate of 1500 Hz, in windows of a second: the power of mains hum, of
 * rumble below 60 Hz, and of everything. Input is mono at 48 kHz.
 */
final class LowBand implements SampleObserver {
    private static final int EVERY = 32;
    private static final int RATE_HZ = OggOpusWriter.RATE_HZ / EVERY;
    private static final int HARMONICS = 5;
    private static final double RUMBLE_HZ = 60;

    private static final double RUMBLE_POLE = 1 - Math.exp(-2 * Math.PI * RUMBLE_HZ / RATE_HZ);

    private final double[] window = new double[RATE_HZ];
    private double sum;
    private int inSum;
    private int inWindow;
    private double stage1;
    private double stage2;
    private double rumble;
    private double fullPower;
    private float[][] seconds = new float[600][];
    private int count;

    /** Powers of one second, mean squares. */
    record Second(double hum50, double hum60, double rumble, double low, double full) {
        /** The stronger of the two mains frequencies. */
        double hum() {
            return Math.max(hum50, hum60);
        }
    }

    @Override
    public void observe(float[] block, int frames) {
        for (int i = 0; i < frames; i++) {
            sum += block[i];
            fullPower += (double) block[i] * block[i];
            if (++inSum == EVERY) {
                sample(sum / EVERY);
                sum = 0;
                inSum = 0;
            }
        }
    }

    private void sample(double sample) {
        stage1 += RUMBLE_POLE * (sample - stage1);
        stage2 += RUMBLE_POLE * (stage1 - stage2);
        rumble += stage2 * stage2;
        window[inWindow++] = sample;
        if (inWindow == RATE_HZ) {
            endWindow();
        }
    }

    private void endWindow() {
        double low = 0;
        for (double sample : window) {
            low += sample * sample;
        }
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
        }
        seconds[count++] =
                new float[] {
                    (float) harmonics(50),
                    (float) harmonics(60),
                    (float) (rumble / RATE_HZ),
                    (float) (low / RATE_HZ),
                    (float) (fullPower / OggOpusWriter.RATE_HZ)
                };
        rumble = 0;
        fullPower = 0;
        inWindow = 0;
    }

    private double harmonics(int hz) {
        double power = 0;
        for (int harmonic = 1; harmonic <= HARMONICS; harmonic++) {
            power += tone(hz * harmonic);
        }
        return power;
    }

    /** Power of a tone in the window (Goertzel 1958). */
    private double tone(int hz) {
        double factor = 2 * Math.cos(2 * Math.PI * hz / RATE_HZ);
        double one = 0;
        double two = 0;
        for (double sample : window) {
            double next = sample + factor * one - two;
            two = one;
            one = next;
        }
        double square = one * one + two * two - factor * one * two;
        return 2 * square / ((double) RATE_HZ * RATE_HZ);
    }

    /** Number of whole seconds. */
    int seconds() {
        return count;
    }

    /** Powers of a second. */
    Second second(int index) {
        float[] powers = seconds[index];
        return new Second(powers[0], powers[1], powers[2], powers[3], powers[4]);
    }
}
