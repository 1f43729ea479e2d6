package vn.tienglang.audio.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;

/**
 * Detector of clipping: sound that was too loud for the recorder.
 *
 * <p>An overdriven converter repeats its highest value: three or more successive samples have the
 * same value near the highest of the recording (a flat top), at whatever level it was lowered to
 * afterwards. A lossy format bends a flat top: three or more successive samples are near full scale
 * and at least one a little above it. Ordinary speech has some of these too, so they are reported
 * only where there are several a second. Floats that go far above full scale are not clipped. Loud
 * music has short flat tops without audible distortion, so a section is reported from five flat
 * tops on, and only long ones, of a fifth of a millisecond, count for a refusal: when more than one
 * sample in three hundred is in one, which is speech recorded 6 dB too loud.
 */
public final class ClippingDetector implements SampleObserver {
    /** Clipped values are this near to the highest value. */
    private static final float NEAR_PEAK = 0.98F;

    /** In softer recordings equal samples are a matter of their resolution. */
    private static final float PEAK_LEAST = 0.05F;

    private static final float FULL = 1;

    /** A lossy format bends a flat top by less than 4 dB; floats above it were not clipped. */
    private static final float BENT_MOST = 1.6F;

    /**
     * Overdriven speech has about five bent flat tops a second, the loudest ordinary speech one.
     */
    private static final double BENT_TOPS_A_SECOND = 2.5;

    /** A few loud words of ordinary speech are denser for a second or two. */
    private static final double BENT_SECONDS_LEAST = 4;

    private static final float SAME = 1e-5F;
    private static final int TOP_LEAST = 3;

    /** Lowered recordings have rounded values, three of which are equal by chance. */
    private static final int LOWERED_TOP_LEAST = 5;

    private static final int TOPS_LEAST = 5;
    private static final int LONG_TOPS_A_SECOND = 5_000;
    private static final double SHARE_MOST = 1 / 300.0;
    private static final int SECONDS_APART = 2;
    private static final int STRETCHES_MOST = 5;

    private final int rateHz;
    private final int channels;
    private final int longTop;
    private final float[] last;
    private final float[] most;
    private final int[] run;
    private final int[] highRun;
    private final List<ClippedRange> stretches = new ArrayList<>();
    private float peak = PEAK_LEAST;
    private float highest;
    private long frames;
    private long clippedSamples;

    /** A detector for this rate, in frames per second, and number of channels. */
    public ClippingDetector(int rateHz, int channels) {
        this.rateHz = rateHz;
        this.channels = channels;
        this.longTop = Math.max(TOP_LEAST, rateHz / LONG_TOPS_A_SECOND);
        this.last = new float[channels];
        this.most = new float[channels];
        this.run = new int[channels];
        this.highRun = new int[channels];
    }

    /** Section of the sound with flat tops close together; some may be bent. */
    private record ClippedRange(long first, long last, int tops, int bent) {
        ClippedRange with(long at, boolean isBent) {
            return new ClippedRange(first, at, tops + 1, bent + (isBent ? 1 : 0));
        }
    }

    @Override
    public void observe(float[] block, int count) {
        for (int i = 0; i < count; i++) {
            for (int channel = 0; channel < channels; channel++) {
                sample(block[i * channels + channel], channel);
            }
            frames++;
        }
    }

    private void sample(float sample, int channel) {
        float size = Math.abs(sample);
        // A higher value shows that what was flat before was not clipped there.
        boolean isUnlimited = size > BENT_MOST && highest <= BENT_MOST;
        highest = Math.max(highest, size);
        if (size > peak / NEAR_PEAK && (peak < FULL || isUnlimited)) {
            stretches.clear();
            clippedSamples = 0;
        }
        peak = Math.max(peak, Math.min(size, FULL));
        boolean isHigh = size >= NEAR_PEAK * peak;
        boolean isSameSide = isHigh && highRun[channel] > 0 && sample * last[channel] > 0;
        if (!isSameSide) {
            endHighRun(channel);
        }
        if (!isHigh || run[channel] == 0 || Math.abs(sample - last[channel]) > SAME) {
            endRun(channel);
        }
        if (isHigh) {
            run[channel]++;
            highRun[channel]++;
            most[channel] = Math.max(most[channel], size);
        }
        last[channel] = sample;
    }

    private void endRun(int channel) {
        int least = peak >= NEAR_PEAK ? TOP_LEAST : LOWERED_TOP_LEAST;
        if (run[channel] >= least && last(channel) <= FULL) {
            top(false);
            if (run[channel] >= longTop) {
                clippedSamples += run[channel];
            }
        }
        run[channel] = 0;
    }

    private float last(int channel) {
        return Math.abs(last[channel]);
    }

    private void endHighRun(int channel) {
        boolean isBent = most[channel] > FULL && highest <= BENT_MOST;
        if (isBent && highRun[channel] >= TOP_LEAST) {
            top(true);
            if (highRun[channel] >= longTop) {
                clippedSamples += highRun[channel];
            }
        }
        highRun[channel] = 0;
        most[channel] = 0;
    }

    private void top(boolean isBent) {
        long apart = (long) SECONDS_APART * rateHz;
        if (!stretches.isEmpty() && frames - stretches.getLast().last() <= apart) {
            stretches.add(stretches.removeLast().with(frames, isBent));
            return;
        }
        // A finished section with few flat tops is dropped at once to keep the list small.
        if (!stretches.isEmpty() && !isReported(stretches.getLast())) {
            stretches.removeLast();
        }
        stretches.add(new ClippedRange(frames, frames, 0, 0).with(frames, isBent));
    }

    private boolean isReported(ClippedRange range) {
        double seconds =
                Math.max(BENT_SECONDS_LEAST, (double) (range.last() - range.first()) / rateHz);
        boolean areBentDense = range.bent() >= BENT_TOPS_A_SECOND * seconds;
        int exact = range.tops() - range.bent();
        return range.tops() >= TOPS_LEAST && (exact >= TOPS_LEAST || areBentDense);
    }

    /** The worst sections in order of position; the figure is the number of flat tops. */
    public List<Finding> findings() {
        double share = (double) clippedSamples / Math.max(1, frames * channels);
        Weight weight = share > SHARE_MOST ? Weight.REFUSAL : Weight.WARNING;
        return stretches.stream()
                .filter(this::isReported)
                .sorted(Comparator.comparingInt(ClippedRange::tops).reversed())
                .limit(STRETCHES_MOST)
                .sorted(Comparator.comparingLong(ClippedRange::first))
                .map(stretch ->
                        new Finding(
                                Kind.CLIPPED,
                                weight,
                                at(stretch.first()),
                                at(stretch.last()),
                                stretch.tops(),
                                "%.3f %% of all samples".formatted(100 * share)))
                .toList();
    }

    private Duration at(long frame) {
        return Duration.ofMillis(frame * 1_000 / rateHz);
    }
}
