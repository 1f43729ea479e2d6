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
 * same value near full scale (a flat top). A lossy format bends a flat top, so three or more
 * successive samples are above full scale. Loud music reaches full scale at times without audible
 * distortion, so a section is reported from five flat tops on. The recording is refused when more
 * than one sample in three hundred is in a flat top; that is speech recorded 6 dB too loud.
 */
public final class ClippingDetector implements SampleObserver {
    private static final float NEAR_FULL = 0.98F;
    private static final float FULL = 1;
    private static final float SAME = 1e-5F;
    private static final int TOP_LEAST = 3;
    private static final int TOPS_LEAST = 5;
    private static final double SHARE_MOST = 1 / 300.0;
    private static final int SECONDS_APART = 2;
    private static final int STRETCHES_MOST = 5;

    private final int rateHz;
    private final int channels;
    private final float[] last;
    private final int[] run;
    private final List<ClippedRange> stretches = new ArrayList<>();
    private long frames;
    private long clippedSamples;

    public ClippingDetector(int rateHz, int channels) {
        this.rateHz = rateHz;
        this.channels = channels;
        this.last = new float[channels];
        this.run = new int[channels];
    }

    /** Section of the sound with flat tops close together. */
    private record ClippedRange(long first, long last, int tops) {}

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
        boolean isHigh = Math.abs(sample) >= NEAR_FULL;
        if (isHigh && run[channel] > 0 && goesOn(last[channel], sample)) {
            run[channel]++;
            if (run[channel] == TOP_LEAST) {
                top();
                clippedSamples += TOP_LEAST;
            } else if (run[channel] > TOP_LEAST) {
                clippedSamples++;
            }
        } else {
            run[channel] = isHigh ? 1 : 0;
        }
        last[channel] = sample;
    }

    private static boolean goesOn(float before, float sample) {
        return Math.abs(sample - before) <= SAME
                || (sample > FULL && before > FULL)
                || (sample < -FULL && before < -FULL);
    }

    private void top() {
        long apart = (long) SECONDS_APART * rateHz;
        if (!stretches.isEmpty() && frames - stretches.getLast().last() <= apart) {
            ClippedRange open = stretches.removeLast();
            stretches.add(new ClippedRange(open.first(), frames, open.tops() + 1));
            return;
        }
        // A finished section with few flat tops is dropped at once to keep the list small.
        if (!stretches.isEmpty() && stretches.getLast().tops() < TOPS_LEAST) {
            stretches.removeLast();
        }
        stretches.add(new ClippedRange(frames, frames, 1));
    }

    /** The worst sections in order of position; the figure is the number of flat tops. */
    public List<Finding> findings() {
        double share = (double) clippedSamples / Math.max(1, frames * channels);
        Weight weight = share > SHARE_MOST ? Weight.REFUSAL : Weight.WARNING;
        return stretches.stream()
                .filter(stretch -> stretch.tops() >= TOPS_LEAST)
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
