package vn.tienglang.audio.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.audio.ArraySoundSource;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.audio.loudness.LoudnessMeter;

class ShapingTest {
    private static final int RATE_HZ = 48_000;

    @Test
    void everyFilterKeepsTheNumberOfFrames() throws IOException, InvalidSoundException {
        var random = new Random(1);
        for (int run = 0; run < 40; run++) {
            int channels = 1 + random.nextInt(6);
            int rateHz = 8_000 + random.nextInt(100_000);
            int frames = run < 5 ? run + 1 : 1 + random.nextInt(20_000);
            float[] sound = noise(random, frames * channels, 1);
            for (UnaryOperator<SoundSource> filter : filters()) {
                SoundSource filtered = filter.apply(new ArraySoundSource(rateHz, channels, sound));
                assertThat(ArraySoundSource.all(filtered).length / filtered.channels())
                        .as("run %d, %s", run, filtered)
                        .isEqualTo(frames);
            }
        }
    }

    @Test
    void filtersKeepSilenceAndEmptySound() throws IOException, InvalidSoundException {
        for (UnaryOperator<SoundSource> filter : filters()) {
            assertThat(
                            ArraySoundSource.all(
                                    filter.apply(
                                            new ArraySoundSource(RATE_HZ, 2, new float[20_000]))))
                    .containsOnly(0f);
            assertThat(
                            ArraySoundSource.all(
                                    filter.apply(new ArraySoundSource(RATE_HZ, 2, new float[0]))))
                    .isEmpty();
        }
        var up = new Resampler(new ArraySoundSource(44_100, 1, new float[9_000]), RATE_HZ);
        assertThat(ArraySoundSource.all(up)).containsOnly(0f);
    }

    @Test
    void closingAFilterClosesItsSource() {
        for (UnaryOperator<SoundSource> filter : filters()) {
            var source = new ArraySoundSource(RATE_HZ, 1, new float[1]);
            filter.apply(source).close();
            assertThat(source.isClosed()).isTrue();
        }
    }

    private static List<UnaryOperator<SoundSource>> filters() {
        return List.of(
                source -> new GainFilter(source, -3),
                MonoMixer::new,
                source -> new HornPreset(source, -20),
                source -> new HornPreset(source, Double.NEGATIVE_INFINITY),
                source -> new Limiter(source, -1));
    }

    @Test
    void gainChangesLoudnessByItsValue() throws IOException, InvalidSoundException {
        var random = new Random(2);
        for (int run = 0; run < 5; run++) {
            float[] sound = noise(random, RATE_HZ * 3, 0.1);
            double db = 20 * random.nextDouble() - 10;
            Loudness before = loudness(new ArraySoundSource(RATE_HZ, 1, sound));
            Loudness after = loudness(new GainFilter(new ArraySoundSource(RATE_HZ, 1, sound), db));
            assertThat(after.integratedLufs() - before.integratedLufs())
                    .isCloseTo(db, within(0.001));
            assertThat(after.truePeakDb() - before.truePeakDb()).isCloseTo(db, within(0.001));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 48000",
        "11025, 48000",
        "16000, 48000",
        "22050, 48000",
        "32000, 48000",
        "44100, 48000",
        "47999, 48000",
        "48000, 44100",
        "88200, 48000",
        "96000, 48000",
        "191999, 48000",
        "192000, 48000",
        "48000, 8000"
    })
    void resampledToneKeepsFrequencyPositionAndPurity(int from, int to)
            throws IOException, InvalidSoundException {
        int frames = from / 2;
        double nyquist = Math.min(from, to) / 2.0;
        for (double hz : new double[] {100, 0.5 * nyquist, 0.9 * nyquist}) {
            float[] tone = sine(from, hz, 0.5, frames);
            float[] out =
                    ArraySoundSource.all(new Resampler(new ArraySoundSource(from, 1, tone), to));
            assertThat(out.length)
                    .as("same length")
                    .isEqualTo((int) Math.round((double) frames * to / from));
            float[] exact = sine(to, hz, 0.5, out.length);
            // The window reaches over 72 frames of the lower rate; beyond the ends is silence.
            int edge = (int) Math.ceil(80.0 * to / Math.min(from, to));
            assertThat(difference(out, exact, edge))
                    .as(hz + " Hz")
                    .isLessThan(0.5 * (Math.pow(10, 0.05 / 20) - 1));
            if (hz < 0.9 * nyquist) {
                assertThat(difference(out, exact, edge)).as(hz + " Hz").isLessThan(1e-5);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"192000, 48000", "96000, 44100", "48000, 16000", "48000, 47999", "44100, 8000"})
    void resamplerRemovesFrequenciesAboveTheNewBand(int from, int to)
            throws IOException, InvalidSoundException {
        double hz = to / 2.0 + 0.01 * (from - to) / 2.0;
        float[] tone = sine(from, hz, 1, from / 2);
        float[] out = ArraySoundSource.all(new Resampler(new ArraySoundSource(from, 1, tone), to));
        assertThat(difference(out, new float[out.length], 200)).isLessThan(1.2e-5);
    }

    @Test
    void resamplingUpAndDownRestoresTheSound() throws IOException, InvalidSoundException {
        var random = new Random(3);
        for (int from : new int[] {8_000, 16_000, 22_050, 44_100}) {
            int frames = from;
            float[] sound = new float[frames];
            for (int partial = 0; partial < 8; partial++) {
                double hz = 60 + random.nextDouble() * (0.85 * from / 2 - 60);
                float[] tone = sine(from, hz, 0.1, frames);
                for (int i = 0; i < frames; i++) {
                    sound[i] += tone[i];
                }
            }
            var there = new Resampler(new ArraySoundSource(from, 1, sound), RATE_HZ);
            float[] back = ArraySoundSource.all(new Resampler(there, from));
            assertThat(back).hasSize(frames);
            assertThat(difference(back, sound, 200)).as(from + " Hz").isLessThan(3.16e-5);
        }
    }

    @Test
    void resamplingToTheSameRateChangesNothing() throws IOException, InvalidSoundException {
        float[] sound = noise(new Random(4), 5_000, 1);
        assertThat(
                        ArraySoundSource.all(
                                new Resampler(new ArraySoundSource(RATE_HZ, 1, sound), RATE_HZ)))
                .containsExactly(sound);
    }

    @Test
    void channelsMixByTheirWeightsWithinFullScale() throws IOException, InvalidSoundException {
        for (int channels = 1; channels <= 6; channels++) {
            float[] full = new float[channels];
            Arrays.fill(full, 1);
            float mixed =
                    ArraySoundSource.all(
                            new MonoMixer(new ArraySoundSource(RATE_HZ, channels, full)))[0];
            assertThat(mixed).isCloseTo(1, within(1e-6f));
        }
        float[] low = {0, 0, 0, 1, 0, 0};
        assertThat(ArraySoundSource.all(new MonoMixer(new ArraySoundSource(RATE_HZ, 6, low))))
                .containsExactly(0f);
        float[] centre = {0, 0, 1, 0, 0, 0};
        assertThat(ArraySoundSource.all(new MonoMixer(new ArraySoundSource(RATE_HZ, 6, centre)))[0])
                .isCloseTo(0.2929f, within(1e-4f));
    }

    @Test
    void hornPresetRemovesFrequenciesOutsideTheHornBand()
            throws IOException, InvalidSoundException {
        assertThat(hornGainDb(60)).isLessThan(-50);
        assertThat(hornGainDb(300)).isCloseTo(-3, within(0.2));
        assertThat(hornGainDb(1_500)).isCloseTo(0, within(0.1));
        assertThat(hornGainDb(6_500)).isCloseTo(-3, within(0.2));
        assertThat(hornGainDb(13_000)).isLessThan(-24);
    }

    /** Far below the threshold, so that only the filters have an effect. */
    private static double hornGainDb(double hz) throws IOException, InvalidSoundException {
        float[] tone = sine(RATE_HZ, hz, 0.01, RATE_HZ);
        float[] out =
                ArraySoundSource.all(new HornPreset(new ArraySoundSource(RATE_HZ, 1, tone), -10));
        double in = 0;
        double through = 0;
        for (int i = RATE_HZ / 2; i < RATE_HZ; i++) {
            in += tone[i] * tone[i];
            through += out[i] * out[i];
        }
        return 10 * Math.log10(through / in);
    }

    @Test
    void hornPresetReducesTheLevelDifference() throws IOException, InvalidSoundException {
        float[] loud = sine(RATE_HZ, 1_500, 0.5, RATE_HZ * 2);
        double over =
                loudness(new HornPreset(new ArraySoundSource(RATE_HZ, 1, loud), -27)).truePeakDb();
        double under =
                loudness(new HornPreset(new ArraySoundSource(RATE_HZ, 1, loud), -2)).truePeakDb();
        // 18 dB over a threshold of −27 dB, at 3:1, become 6.
        assertThat(steady(loud, -27) - steady(loud, -2)).isCloseTo(-12, within(0.4));
        assertThat(over).isLessThanOrEqualTo(under);
    }

    private static double steady(float[] sound, double threshold)
            throws IOException, InvalidSoundException {
        float[] out =
                ArraySoundSource.all(
                        new HornPreset(new ArraySoundSource(RATE_HZ, 1, sound), threshold));
        double highest = 0;
        for (int i = out.length / 2; i < out.length; i++) {
            highest = Math.max(highest, Math.abs(out[i]));
        }
        return 20 * Math.log10(highest);
    }

    @Test
    void hornPresetTreatsALouderCopyTheSame() throws IOException, InvalidSoundException {
        float[] sound = noise(new Random(5), RATE_HZ, 0.2);
        float[] soft =
                ArraySoundSource.all(new HornPreset(new ArraySoundSource(RATE_HZ, 1, sound), -20));
        var louder = new GainFilter(new ArraySoundSource(RATE_HZ, 1, sound), 6);
        float[] loud = ArraySoundSource.all(new HornPreset(louder, -14));
        for (int i = 0; i < soft.length; i++) {
            assertThat(loud[i]).isCloseTo(soft[i] * 1.9952623f, within(1e-5f));
        }
    }

    @Test
    void limiterChangesNothingBelowTheCeiling() throws IOException, InvalidSoundException {
        float[] sound = noise(new Random(6), RATE_HZ * 2, 0.2);
        assertThat(ArraySoundSource.all(new Limiter(new ArraySoundSource(RATE_HZ, 2, sound), -1)))
                .containsExactly(sound);
    }

    @Test
    void limiterKeepsTruePeaksBelowTheCeiling() throws IOException, InvalidSoundException {
        var random = new Random(7);
        int[] rates = {8_000, 44_100, 48_000, 96_000, 192_000};
        for (int run = 0; run < 100; run++) {
            int rateHz = rates[run % rates.length];
            int channels = 1 + run % 2;
            double ceiling = -6 * random.nextDouble();
            float[] sound = nasty(random, channels * (200 + random.nextInt(30_000)));
            Loudness out =
                    loudness(new Limiter(new ArraySoundSource(rateHz, channels, sound), ceiling));
            assertThat(out.truePeakDb())
                    .as("run %d, %d Hz, ceiling %f", run, rateHz, ceiling)
                    .isLessThan(ceiling + 0.1);
        }
    }

    @Test
    void limiterReducesNoMoreThanTheExcess() throws IOException, InvalidSoundException {
        float[] tone = sine(RATE_HZ, 997, 1.4, RATE_HZ);
        Loudness out = loudness(new Limiter(new ArraySoundSource(RATE_HZ, 1, tone), -1));
        assertThat(out.truePeakDb()).isCloseTo(-1, within(0.1));
        assertThat(out.momentaryMaxLufs()).isCloseTo(-4.01, within(0.15));
    }

    private static Loudness loudness(SoundSource source) throws IOException, InvalidSoundException {
        var meter = new LoudnessMeter(source.rateHz(), source.channels());
        float[] all = ArraySoundSource.all(source);
        meter.add(all, all.length / source.channels());
        return meter.measured();
    }

    private static double difference(float[] one, float[] other, int edge) {
        double most = 0;
        for (int i = edge; i < one.length - edge; i++) {
            most = Math.max(most, Math.abs((double) one[i] - other[i]));
        }
        return most;
    }

    private static float[] sine(int rateHz, double hz, double crest, int frames) {
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            sound[i] = (float) (crest * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return sound;
    }

    private static float[] noise(Random random, int samples, double crest) {
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (float) (crest * (2 * random.nextDouble() - 1));
        }
        return sound;
    }

    /** Bursts up to 20 dB over full scale, many near a quarter of the rate, and lone samples. */
    private static float[] nasty(Random random, int samples) {
        float[] sound = new float[samples];
        int at = 0;
        while (at < samples) {
            int end = Math.min(samples, at + 1 + random.nextInt(1_500));
            double crest = Math.pow(10, 2 * random.nextDouble() - 1);
            boolean isQuarter = random.nextBoolean();
            double turn = isQuarter ? Math.PI / 2 : Math.PI * 0.9 * random.nextDouble();
            double phase = 2 * Math.PI * random.nextDouble();
            for (int i = at; i < end; i++) {
                sound[i] = (float) (crest * Math.sin(turn * i + phase));
            }
            at = end;
        }
        return sound;
    }
}
