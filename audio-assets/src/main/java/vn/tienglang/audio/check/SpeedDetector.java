package vn.tienglang.audio.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.opus.OggOpusWriter;

/**
 * Detector of speech at double or half speed, which a wrong sample rate causes.
 *
 * <p>It measures two values over the first five minutes: syllables per second (rises of the
 * envelope by 3 dB) and the median pitch of voiced sound (autocorrelation). People speak 3 to 7
 * syllables per second at 75 to 350 Hz. At double speed a male voice has the pitch of a female
 * voice, but too many syllables; at half speed its pitch is too low for any voice. A refusal needs
 * both values; one extreme value alone is a warning. Sound that is voiced nearly always (music) or
 * hardly ever is not judged.
 */
public final class SpeedDetector implements SampleObserver {
    private static final int RATE_HZ = 6_000;
    private static final int EVERY = OggOpusWriter.RATE_HZ / RATE_HZ;

    /** Envelope: 20 ms every 10. */
    private static final int HOP = RATE_HZ / 100;

    /** Pitch: 50 ms every 20. */
    private static final int WINDOW = RATE_HZ / 20;

    private static final int LAG_LEAST = RATE_HZ / 800;
    private static final int LAG_MOST = RATE_HZ / 30;
    private static final int SECONDS_MOST = 300;
    private static final double SECONDS_LEAST = 3;

    private static final double VOICED_LIKENESS = 0.5;
    private static final double SYLLABLE_DB = 3;
    private static final double VOICED_LEAST = 0.35;
    private static final double VOICED_MOST = 0.985;

    private static final double FAST_SYLLABLES = 8.8;
    private static final double FAST_HZ = 155;
    private static final double HIGH_HZ = 280;
    private static final double HIGH_SYLLABLES = 7.5;
    private static final double FAST_SYLLABLES_MAYBE = 9.5;
    private static final double HIGH_SYLLABLES_MAYBE = 6.5;
    private static final double SLOW_SYLLABLES = 5;
    private static final double SLOW_SYLLABLES_MAYBE = 3.6;
    private static final double SLOW_HZ = 65;
    private static final double SLOW_HZ_MAYBE = 82;

    private static final double[] LOW_PASS = lowPass();

    private final float[] taps = new float[LOW_PASS.length];
    private int tap;
    private int phase;
    private final float[] recent = new float[WINDOW + LAG_MOST];
    private int samples;
    private float[] envelope = new float[6_000];
    private int hops;
    private float[] pitches = new float[3_000];
    private int windows;

    /** Measured values. */
    record Signs(double activeSeconds, double voicedShare, double pitchHz, double syllables) {}

    /**
     * Windowed sinc with a cut-off of 2.6 kHz, which keeps pitch and syllables and prevents
     * aliasing.
     */
    private static double[] lowPass() {
        double[] taps = new double[64];
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double at = i - (taps.length - 1) / 2.0;
            double x = 2 * Math.PI * 2_600 / OggOpusWriter.RATE_HZ * at;
            double window = 0.5 + 0.5 * Math.cos(2 * Math.PI * at / taps.length);
            taps[i] = Math.sin(x) / x * window;
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= sum;
        }
        return taps;
    }

    @Override
    public void observe(float[] block, int frames) {
        for (int i = 0; i < frames && samples < SECONDS_MOST * RATE_HZ; i++) {
            taps[tap] = block[i];
            tap = (tap + 1) % taps.length;
            if (++phase == EVERY) {
                phase = 0;
                slow(filtered());
            }
        }
    }

    private float filtered() {
        double sum = 0;
        for (int i = 0; i < LOW_PASS.length; i++) {
            sum += LOW_PASS[i] * taps[(tap + i) % taps.length];
        }
        return (float) sum;
    }

    private void slow(float sample) {
        System.arraycopy(recent, 1, recent, 0, recent.length - 1);
        recent[recent.length - 1] = sample;
        samples++;
        if (samples % HOP == 0) {
            if (hops == envelope.length) {
                envelope = Arrays.copyOf(envelope, 2 * hops);
            }
            envelope[hops++] = (float) Math.sqrt(power(recent.length - 2 * HOP, 2 * HOP));
            if (hops % 2 == 0) {
                if (windows == pitches.length) {
                    pitches = Arrays.copyOf(pitches, 2 * windows);
                }
                pitches[windows++] = (float) pitch();
            }
        }
    }

    private double power(int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += (double) recent[i] * recent[i];
        }
        return sum / count;
    }

    /** The pitch of the last 50 ms; 0 when they are not voiced. */
    private double pitch() {
        double own = power(0, WINDOW) * WINDOW;
        if (own < 1e-6 * WINDOW) {
            return 0;
        }
        double other = power(LAG_LEAST - 1, WINDOW) * WINDOW;
        double[] likeness = new double[LAG_MOST + 1];
        double most = 0;
        for (int lag = LAG_LEAST; lag <= LAG_MOST; lag++) {
            float gone = recent[lag - 1];
            float come = recent[lag + WINDOW - 1];
            other += (double) come * come - (double) gone * gone;
            double product = 0;
            for (int i = 0; i < WINDOW; i++) {
                product += (double) recent[i] * recent[i + lag];
            }
            likeness[lag] = product / Math.sqrt(Math.max(own * other, 1e-12));
            most = Math.max(most, likeness[lag]);
        }
        if (most < VOICED_LIKENESS) {
            return 0;
        }
        // The first peak that is nearly as high as the highest, because twice the period fits as
        // well.
        for (int lag = LAG_LEAST + 1; lag < LAG_MOST; lag++) {
            if (likeness[lag] >= 0.85 * most
                    && likeness[lag] >= likeness[lag - 1]
                    && likeness[lag] >= likeness[lag + 1]) {
                return (double) RATE_HZ / lag;
            }
        }
        return 0;
    }

    /** The values measured so far. */
    Signs signs() {
        float[] sorted = Arrays.copyOf(envelope, hops);
        Arrays.sort(sorted);
        double loud = hops == 0 ? 0 : sorted[hops * 9 / 10];
        int active = 0;
        int activeWindows = 0;
        float[] voiced = new float[windows];
        int count = 0;
        for (int i = 0; i < hops; i++) {
            active += envelope[i] > 0.05 * loud ? 1 : 0;
        }
        for (int i = 0; i < windows; i++) {
            if (envelope[2 * i] > 0.1 * loud) {
                activeWindows++;
                if (pitches[i] > 0) {
                    voiced[count++] = pitches[i];
                }
            }
        }
        Arrays.sort(voiced, 0, count);
        double seconds = active / 100.0;
        return new Signs(
                seconds,
                (double) count / Math.max(1, activeWindows),
                count == 0 ? 0 : voiced[count / 2],
                rises(loud) / Math.max(seconds, 0.1));
    }

    /** Number of rises of the envelope by 3 dB after a fall by as much. */
    private int rises(double loud) {
        double floor = loud * Math.pow(10, -35 / 20.0);
        int rises = 0;
        boolean isRising = false;
        double turn = decibels(0, floor);
        for (int i = 1; i < hops - 1; i++) {
            double now =
                    decibels(i - 1, floor) / 4
                            + decibels(i, floor) / 2
                            + decibels(i + 1, floor) / 4;
            if (isRising) {
                turn = Math.max(turn, now);
                isRising = now > turn - SYLLABLE_DB;
                turn = isRising ? turn : now;
            } else {
                turn = Math.min(turn, now);
                if (now >= turn + SYLLABLE_DB) {
                    rises++;
                    isRising = true;
                    turn = now;
                }
            }
        }
        return rises;
    }

    private double decibels(int hop, double floor) {
        return 20 * Math.log10(Math.max(Math.max(envelope[hop], floor), 1e-9));
    }

    /** The warning or refusal, with the estimated speed; none for sound that is not speech. */
    public List<Finding> findings() {
        Signs signs = signs();
        if (signs.activeSeconds() < SECONDS_LEAST
                || signs.voicedShare() < VOICED_LEAST
                || signs.voicedShare() > VOICED_MOST) {
            return List.of();
        }
        double syllables = signs.syllables();
        double pitch = signs.pitchHz();
        if ((syllables >= FAST_SYLLABLES && pitch >= FAST_HZ)
                || (syllables >= HIGH_SYLLABLES && pitch >= HIGH_HZ)) {
            return List.of(found(Weight.REFUSAL, 2, signs));
        }
        if (syllables >= FAST_SYLLABLES_MAYBE
                || (syllables >= HIGH_SYLLABLES_MAYBE && pitch >= HIGH_HZ)) {
            return List.of(found(Weight.WARNING, 2, signs));
        }
        if (pitch < SLOW_HZ && syllables <= SLOW_SYLLABLES) {
            return List.of(found(Weight.REFUSAL, 0.5, signs));
        }
        if (pitch < SLOW_HZ || (pitch < SLOW_HZ_MAYBE && syllables <= SLOW_SYLLABLES_MAYBE)) {
            return List.of(found(Weight.WARNING, 0.5, signs));
        }
        return List.of();
    }

    private static Finding found(Weight weight, double factor, Signs signs) {
        return new Finding(
                Kind.WRONG_SPEED,
                weight,
                Duration.ZERO,
                Duration.ZERO,
                factor,
                String.format(
                        Locale.ROOT,
                        "%.1f syllables a second at %.0f Hz, %.0f %% voiced",
                        signs.syllables(),
                        signs.pitchHz(),
                        100 * signs.voicedShare()));
    }
}
