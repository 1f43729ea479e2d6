package vn.tienglang.audio.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessMeterTest {
    private static final int RATE_HZ = 48_000;

    @Test
    void filterCoefficientsAt48KilohertzMatchTheTables() {
        double[] made = new KWeighting(RATE_HZ).coefficients();
        double[] tabulated = {
            1.53512485958697,
            -2.69169618940638,
            1.19839281085285,
            -1.69065929318241,
            0.73248077421585,
            -1.99004745483398,
            0.99007225036621
        };
        for (int i = 0; i < tabulated.length; i++) {
            assertThat(made[i]).as("coefficient " + i).isCloseTo(tabulated[i], within(1e-11));
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {8_000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000, 88_200, 96_000, 192_000})
    void toneHasTheSameLoudnessAtEveryRate(int rateHz) {
        Loudness tone = measured(rateHz, 1, sine(rateHz, 997, 0.5, rateHz * 5));
        // A mono sine at full scale is −3.01 LUFS by the standard's own calibration.
        double expected = -3.01 + 20 * Math.log10(0.5);
        assertThat(tone.integratedLufs()).isCloseTo(expected, within(0.05));
        assertThat(tone.momentaryMaxLufs()).isCloseTo(expected, within(0.1));
        assertThat(tone.shortTermMaxLufs()).isCloseTo(expected, within(0.06));
        assertThat(tone.rangeLu()).isCloseTo(0, within(0.01));
        assertThat(tone.truePeakDb()).isCloseTo(-6.02, within(0.2));
    }

    @Test
    void silenceIsNegativeInfinityInEveryValueButTheRange() {
        Loudness silence = measured(RATE_HZ, 2, new float[RATE_HZ * 20]);
        assertThat(silence)
                .isEqualTo(
                        new Loudness(
                                Double.NEGATIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                Double.NEGATIVE_INFINITY,
                                0,
                                Double.NEGATIVE_INFINITY,
                                Double.NEGATIVE_INFINITY));
    }

    @Test
    void emptySoundMeasuresLikeSilence() {
        assertThat(new LoudnessMeter(RATE_HZ, 1).measured().integratedLufs())
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new LoudnessMeter(RATE_HZ, 1).shortTermLufs())
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void soundShorterThanABlockHasPeaksButNoLoudness() {
        Loudness click = measured(RATE_HZ, 1, new float[] {0, 0.5f, 0});
        assertThat(click.integratedLufs()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(click.samplePeakDb()).isCloseTo(-6.02, within(0.01));
    }

    @Test
    void gainChangesEveryValueByItsDecibels() {
        var random = new Random(3341);
        for (int run = 0; run < 10; run++) {
            float[] sound = speech(random, RATE_HZ * 12);
            double db = -random.nextDouble() * 10;
            Loudness before = measured(RATE_HZ, 1, sound);
            Loudness after = measured(RATE_HZ, 1, scaled(sound, Math.pow(10, db / 20)));
            var close = within(0.001);
            assertThat(after.momentaryMaxLufs() - before.momentaryMaxLufs()).isCloseTo(db, close);
            assertThat(after.shortTermMaxLufs() - before.shortTermMaxLufs()).isCloseTo(db, close);
            assertThat(after.truePeakDb() - before.truePeakDb()).isCloseTo(db, close);
            assertThat(after.samplePeakDb() - before.samplePeakDb()).isCloseTo(db, close);
            // The absolute gate does not move with the sound, so some of the soft blocks may fall.
            assertThat(after.integratedLufs() - before.integratedLufs())
                    .as("run " + run)
                    .isCloseTo(db, within(0.01));
        }
    }

    @Test
    void valuesDoNotDependOnBlockSizes() {
        var random = new Random(1770);
        for (int run = 0; run < 20; run++) {
            int channels = 1 + random.nextInt(6);
            int rateHz = 8_000 + random.nextInt(60_000);
            float[] sound = speech(random, rateHz * channels * 4);
            var pieces = new LoudnessMeter(rateHz, channels);
            int done = 0;
            int frames = sound.length / channels;
            while (done < frames) {
                int count = Math.min(frames - done, 1 + random.nextInt(5_000));
                float[] piece = new float[count * channels];
                System.arraycopy(sound, done * channels, piece, 0, piece.length);
                pieces.add(piece, count);
                done += count;
                if (random.nextInt(10) == 0) {
                    assertThat(pieces.measured()).as("read in between").isNotNull();
                }
            }
            Loudness whole = measured(rateHz, channels, sound);
            Loudness cut = pieces.measured();
            assertThat(cut.truePeakDb()).isEqualTo(whole.truePeakDb());
            assertThat(cut.samplePeakDb()).isEqualTo(whole.samplePeakDb());
            assertThat(cut.integratedLufs())
                    .as("run %d, %d Hz, %d channels", run, rateHz, channels)
                    .isCloseTo(whole.integratedLufs(), within(1e-9));
            assertThat(cut.rangeLu()).isCloseTo(whole.rangeLu(), within(1e-9));
        }
    }

    @Test
    void passingOverBlocksThatCannotHoldThePeakChangesNothing() {
        var random = new Random(4);
        for (int run = 0; run < 60; run++) {
            int rateHz = run % 3 == 0 ? 96_000 : 44_100;
            float[] sound = nasty(random, 300 + random.nextInt(6_000));
            Loudness fast = measured(rateHz, 1, sound);
            assertThat(fast.truePeakDb())
                    .as("run " + run)
                    .isEqualTo(20 * Math.log10(plainTruePeak(rateHz, sound)));
        }
    }

    /** All points, computed one by one. */
    private static double plainTruePeak(int rateHz, float[] sound) {
        var interpolator = Interpolator.of(rateHz);
        int count = sound.length + Interpolator.MORE;
        float[] padded = new float[count + Interpolator.MORE];
        System.arraycopy(sound, 0, padded, Interpolator.MORE, sound.length);
        float[] gaps = new float[count];
        interpolator.gaps(padded, count, gaps, new float[count]);
        double highest = 0;
        for (float sample : sound) {
            highest = Math.max(highest, Math.abs(sample));
        }
        for (float gap : gaps) {
            highest = Math.max(highest, gap);
        }
        return highest;
    }

    @Test
    void aPeakBetweenTheLastSamplesCounts() {
        float[] sound = new float[1000];
        sound[998] = 0.9f;
        sound[999] = 0.9f;
        Loudness loudness = measured(RATE_HZ, 1, sound);
        assertThat(loudness.truePeakDb()).isGreaterThan(0);
        assertThat(loudness.samplePeakDb()).isLessThan(-0.9);
    }

    @Test
    void lowFrequenciesAndSurroundsCountAsTheStandardSays() {
        int frames = RATE_HZ * 2;
        float[] mono = sine(RATE_HZ, 997, 0.25, frames);
        double alone = measured(RATE_HZ, 1, mono).integratedLufs();
        double[] gains = {0, 0, 0, Double.NEGATIVE_INFINITY, 1.49, 1.49};
        for (int channel = 0; channel < gains.length; channel++) {
            float[] all = new float[frames * gains.length];
            for (int i = 0; i < frames; i++) {
                all[i * gains.length + channel] = mono[i];
            }
            double inOne = measured(RATE_HZ, gains.length, all).integratedLufs();
            if (Double.isInfinite(gains[channel])) {
                assertThat(inOne).isEqualTo(Double.NEGATIVE_INFINITY);
            } else {
                assertThat(inOne - alone).isCloseTo(gains[channel], within(0.01));
            }
        }
    }

    @Test
    void whatIsNoSoundIsRefused() {
        assertThatThrownBy(() -> new LoudnessMeter(7_999, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LoudnessMeter(RATE_HZ, 7))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LoudnessMeter(RATE_HZ, 2).add(new float[3], 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Loudness measured(int rateHz, int channels, float[] sound) {
        var meter = new LoudnessMeter(rateHz, channels);
        meter.add(sound, sound.length / channels);
        return meter.measured();
    }

    private static float[] sine(int rateHz, double hz, double crest, int frames) {
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            sound[i] = (float) (crest * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return sound;
    }

    private static float[] scaled(float[] sound, double factor) {
        float[] scaled = new float[sound.length];
        for (int i = 0; i < sound.length; i++) {
            scaled[i] = (float) (sound[i] * factor);
        }
        return scaled;
    }

    /** Noise that swells and fades as syllables do. */
    private static float[] speech(Random random, int samples) {
        float[] sound = new float[samples];
        double swing = 1e-4 * (1 + random.nextDouble());
        for (int i = 0; i < samples; i++) {
            double level = 0.02 + 0.2 * Math.pow(Math.sin(i * swing), 2);
            sound[i] = (float) (level * random.nextGaussian());
        }
        return sound;
    }

    /** Tones near a quarter of the rate, bursts, and single samples, at random levels. */
    private static float[] nasty(Random random, int samples) {
        float[] sound = new float[samples];
        int at = 0;
        while (at < samples) {
            int end = Math.min(samples, at + 1 + random.nextInt(700));
            double crest = Math.pow(10, -2 * random.nextDouble());
            double turn = Math.PI * random.nextDouble();
            for (int i = at; i < end; i++) {
                sound[i] = (float) (crest * Math.sin(turn * i));
            }
            at = end;
        }
        return sound;
    }
}
