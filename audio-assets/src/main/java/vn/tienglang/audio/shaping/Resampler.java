package vn.tienglang.audio.shaping;

import java.io.IOException;
import java.util.Arrays;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.WavFormat;
import vn.tienglang.audio.loudness.KaiserWindow;

/**
 * Filter that converts the sample rate.
 *
 * <p>A windowed sinc in as many phases as the two rates have in lowest terms: flat within 0.05 dB
 * up to 0.9 of the lower of the two Nyquist frequencies, 100 dB down from that frequency on. The
 * first frame keeps its position; {@code n} frames become {@code n} times the ratio of the rates,
 * rounded. Rates that would need more than {@value #PHASES_MOST} phases are interpolated between
 * two neighbouring phases, with an error below −110 dB. Sound of the same rate is unchanged.
 */
public final class Resampler extends SoundFilter {
    private static final int PHASES_MOST = 1024;
    private static final int BLOCK_FRAMES = 2048;

    // Kaiser's formulas: 110 dB at the window's 11.16, over a tenth of the Nyquist frequency, takes
    // 142 taps at the lower rate.
    private static final double KAISER = 11.16;
    private static final int TAPS_AT_LOWER_RATE = 144;
    private static final double CUT_OFF = 0.95;

    /** Number of parallel sums in the innermost loop. */
    private static final int LANES = 8;

    private final int fromHz;
    private final int toHz;
    private final int channels;

    private final int up;
    private final int down;
    private final int taps;
    private final float[][] phases;

    private final float[][] lines;
    private final float[] block;
    private long lineStart;
    private int lineCount;

    private long out;
    private long centre;
    private int phase;
    private long framesIn;
    private long total = Long.MAX_VALUE;

    /**
     * This source at {@code toHz}.
     *
     * @param toHz frames per second, 8,000 to 192,000
     */
    public Resampler(SoundSource source, int toHz) {
        super(source);
        if (toHz < WavFormat.RATE_HZ_LEAST || toHz > WavFormat.RATE_HZ_MOST) {
            throw new IllegalArgumentException(toHz + " frames a second");
        }
        this.toHz = toHz;
        fromHz = source.rateHz();
        channels = source.channels();
        int common = gcd(fromHz, toHz);
        up = toHz / common;
        down = fromHz / common;
        double low = Math.min(fromHz, toHz);
        taps = roundUp((int) Math.ceil(TAPS_AT_LOWER_RATE * fromHz / low));
        phases = isSame() ? new float[0][] : phases(CUT_OFF * low / fromHz);
        lines = new float[channels][taps + BLOCK_FRAMES];
        block = new float[BLOCK_FRAMES * channels];
        lineCount = taps / 2 - 1;
        lineStart = -lineCount;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static int roundUp(int taps) {
        return (taps + LANES - 1) / LANES * LANES;
    }

    private boolean isSame() {
        return up == down;
    }

    /** One additional phase, so that each has a neighbour. */
    private float[][] phases(double cutOff) {
        int count = Math.min(up, PHASES_MOST);
        float[][] all = new float[count + 1][];
        for (int p = 0; p <= count; p++) {
            all[p] = taps(cutOff, (double) p / count);
        }
        return all;
    }

    private float[] taps(double cutOff, double offset) {
        double half = taps / 2.0;
        double[] exact = new double[taps];
        double sum = 0;
        for (int k = 0; k < taps; k++) {
            double at = k - (half - 1) - offset;
            double angle = Math.PI * cutOff * at;
            double sinc = Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
            exact[k] = sinc * KaiserWindow.at(KAISER, at / half);
            sum += exact[k];
        }
        float[] rounded = new float[taps];
        for (int k = 0; k < taps; k++) {
            rounded[k] = (float) (exact[k] / sum);
        }
        return rounded;
    }

    @Override
    public int rateHz() {
        return toHz;
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        if (isSame()) {
            return source.read(into);
        }
        int room = into.length / channels;
        int done = 0;
        while (done < room) {
            while (lineStart + lineCount <= centre + taps / 2) {
                fill();
            }
            if (out >= total) {
                break;
            }
            int at = (int) (centre - taps / 2 + 1 - lineStart);
            for (int channel = 0; channel < channels; channel++) {
                into[done * channels + channel] = sample(lines[channel], at);
            }
            done++;
            step();
        }
        return done;
    }

    private void step() {
        out++;
        phase += down;
        centre += phase / up;
        phase %= up;
    }

    private float sample(float[] line, int at) {
        if (up <= PHASES_MOST) {
            return sum(line, at, phases[phase]);
        }
        double exact = (double) phase * PHASES_MOST / up;
        int below = (int) exact;
        float share = (float) (exact - below);
        float one = sum(line, at, phases[below]);
        return one + share * (sum(line, at, phases[below + 1]) - one);
    }

    /** Eight parallel sums, because a single one would wait for each addition. */
    private static float sum(float[] line, int at, float[] taps) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int k = 0; k < taps.length; k += LANES) {
            s0 += taps[k] * line[at + k];
            s1 += taps[k + 1] * line[at + k + 1];
            s2 += taps[k + 2] * line[at + k + 2];
            s3 += taps[k + 3] * line[at + k + 3];
            s4 += taps[k + 4] * line[at + k + 4];
            s5 += taps[k + 5] * line[at + k + 5];
            s6 += taps[k + 6] * line[at + k + 6];
            s7 += taps[k + 7] * line[at + k + 7];
        }
        return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7));
    }

    /**
     * Drops samples that no frame needs any more and reads more; silence after the end. It is
     * called only when fewer samples than taps are buffered, so a whole block fits.
     */
    private void fill() throws IOException, InvalidSoundException {
        int gone = (int) Math.min(lineCount, centre - taps / 2 + 1 - lineStart);
        for (float[] line : lines) {
            System.arraycopy(line, gone, line, 0, lineCount - gone);
        }
        lineStart += gone;
        lineCount -= gone;
        int frames = total == Long.MAX_VALUE ? source.read(block) : 0;
        if (frames == 0) {
            end();
            return;
        }
        for (int channel = 0; channel < channels; channel++) {
            float[] line = lines[channel];
            for (int frame = 0; frame < frames; frame++) {
                line[lineCount + frame] = block[frame * channels + channel];
            }
        }
        framesIn += frames;
        lineCount += frames;
    }

    private void end() {
        total = (framesIn * toHz * 2 + fromHz) / (2L * fromHz);
        for (float[] line : lines) {
            Arrays.fill(line, lineCount, lineCount + BLOCK_FRAMES, 0);
        }
        lineCount += BLOCK_FRAMES;
    }
}
