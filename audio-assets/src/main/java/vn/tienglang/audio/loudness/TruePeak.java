package vn.tienglang.audio.loudness;

import java.util.Arrays;

/**
 * Meter of the sample peak and the true peak of one channel. Callers write samples into {@link
 * #line} at {@link #room} and then call {@link #addSample}. Silence is assumed before the first and
 * after the last sample, so overshoot at the ends counts too.
 */
final class TruePeak {
    /** How many samples are looked at together; no fewer than a point reaches back over. */
    static final int BLOCK = 256;

    /** What went before, then the block that is being filled. */
    final float[] line = new float[Interpolator.MORE + BLOCK];

    private final Interpolator interpolator;
    private final float[] scratch = new float[BLOCK];
    private int filled;
    private float before;
    private float samplePeak;
    private float truePeak;

    TruePeak(Interpolator interpolator) {
        this.interpolator = interpolator;
    }

    private TruePeak(TruePeak other) {
        this(other.interpolator);
        System.arraycopy(other.line, 0, line, 0, line.length);
        filled = other.filled;
        before = other.before;
        samplePeak = other.samplePeak;
        truePeak = other.truePeak;
    }

    /** Index in the line of the next sample. */
    int at() {
        return Interpolator.MORE + filled;
    }

    /** Number of samples that fit, at least 1. */
    int room() {
        return BLOCK - filled;
    }

    /** Adds the samples that were written into the line. */
    void addSample(int samples) {
        filled += samples;
        if (filled == BLOCK) {
            block();
            filled = 0;
        }
    }

    /**
     * Every point of the block is made from samples of this block and of the one before, which is
     * no shorter than a point reaches back. If the highest of these, times the most the
     * interpolator can make of it, is not above the peak we have, then no point of the block is,
     * and computing them could change nothing: of speech, nineteen blocks in twenty are passed over
     * so, and the figure is the same to the last bit.
     */
    private void block() {
        float now = Interpolator.magnitude(line, Interpolator.MORE, Interpolator.MORE + BLOCK);
        samplePeak = Math.max(samplePeak, now);
        truePeak = Math.max(truePeak, now);
        if (Math.max(before, now) * interpolator.gainMost() > truePeak) {
            truePeak = Math.max(truePeak, interpolator.highest(line, BLOCK, scratch));
        }
        before = now;
        System.arraycopy(line, BLOCK, line, 0, Interpolator.MORE);
    }

    /** The peaks if the sound ended here. */
    Peaks atEnd() {
        var ended = new TruePeak(this);
        ended.silence(BLOCK - filled);
        ended.silence(BLOCK);
        return new Peaks(ended.samplePeak, ended.truePeak);
    }

    private void silence(int samples) {
        Arrays.fill(line, at(), at() + samples, 0);
        addSample(samples);
    }

    /** Both peaks, as magnitudes with full scale at 1. */
    record Peaks(double sample, double betweenToo) {}
}
