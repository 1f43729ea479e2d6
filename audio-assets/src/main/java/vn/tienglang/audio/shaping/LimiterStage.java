package vn.tienglang.audio.shaping;

import java.io.IOException;
import java.util.Arrays;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.loudness.Interpolator;

/** Stage of a {@link Limiter}, which has two of them. */
final class LimiterStage extends SoundFilter {
    private static final int BLOCK = 512;
    private static final int BEFORE_POINT = Interpolator.TAPS / 2;
    private static final double LOOK_AHEAD_SECONDS = 0.005;
    private static final double RELEASE_SECONDS = 0.1;

    private final double ceiling;
    private final int channels;
    private final Interpolator interpolator;
    private final FrameInput intake;
    private final GainEnvelope envelope;
    private final int delay;

    private final float[] frame;
    private final float[][] lines;
    private final float[] gaps = new float[BLOCK];
    private final float[] levels = new float[BLOCK];
    private final float[] scratch = new float[BLOCK];
    private float highestBefore;
    private float gapBefore;

    // The delayed frames, the oldest first, followed by space for a block.
    private final float[] waiting;
    private final float[] ready;
    private int readyFrames;
    private int readyNext;
    private long framesOut;
    private long framesIn;
    private boolean isOver;

    LimiterStage(SoundSource source, double ceiling) {
        super(source);
        this.ceiling = ceiling;
        channels = source.channels();
        interpolator = Interpolator.of(source.rateHz());
        intake = new FrameInput(source);
        int ahead = (int) Math.round(source.rateHz() * LOOK_AHEAD_SECONDS);
        envelope = new GainEnvelope(ahead, Math.exp(-1 / (source.rateHz() * RELEASE_SECONDS)));
        delay = BEFORE_POINT + ahead - 1;
        frame = new float[channels];
        lines = new float[channels][Interpolator.MORE + BLOCK];
        waiting = new float[(delay + BLOCK) * channels];
        ready = new float[BLOCK * channels];
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        while (readyNext == readyFrames) {
            if (isOver) {
                return 0;
            }
            readBlock();
            findLevels();
            applyGain();
        }
        int frames = Math.min(readyFrames - readyNext, into.length / channels);
        System.arraycopy(ready, readyNext * channels, into, 0, frames * channels);
        readyNext += frames;
        return frames;
    }

    private void readBlock() throws IOException, InvalidSoundException {
        for (int i = 0; i < BLOCK; i++) {
            intake.readFrame(frame);
            for (int channel = 0; channel < channels; channel++) {
                lines[channel][Interpolator.MORE + i] = frame[channel];
            }
            System.arraycopy(frame, 0, waiting, (delay + i) * channels, channels);
        }
    }

    /**
     * For each frame that lies {@link #BEFORE_POINT} before one of the block, the highest of its
     * samples and of the points on both sides of it. When no sample is high enough for any point to
     * exceed the ceiling, only the samples are used.
     */
    private void findLevels() {
        float highest = 0;
        for (float[] line : lines) {
            highest = Math.max(highest, highest(line));
        }
        boolean mayPass = Math.max(highest, highestBefore) * interpolator.gainMost() > ceiling;
        highestBefore = highest;
        Arrays.fill(levels, 0);
        for (float[] line : lines) {
            for (int i = 0; i < BLOCK; i++) {
                levels[i] = Math.max(levels[i], Math.abs(line[i + BEFORE_POINT - 1]));
            }
        }
        float last = 0;
        if (mayPass) {
            last = addGaps();
        }
        gapBefore = last;
        for (float[] line : lines) {
            System.arraycopy(line, BLOCK, line, 0, Interpolator.MORE);
        }
    }

    private float addGaps() {
        float last = 0;
        for (float[] line : lines) {
            interpolator.gaps(line, BLOCK, gaps, scratch);
            levels[0] = Math.max(levels[0], Math.max(gapBefore, gaps[0]));
            for (int i = 1; i < BLOCK; i++) {
                levels[i] = Math.max(levels[i], Math.max(gaps[i - 1], gaps[i]));
            }
            last = Math.max(last, gaps[BLOCK - 1]);
        }
        return last;
    }

    private static float highest(float[] line) {
        float highest = 0;
        for (int i = Interpolator.MORE; i < line.length; i++) {
            highest = Math.max(highest, Math.abs(line[i]));
        }
        return highest;
    }

    private void applyGain() {
        readyFrames = 0;
        readyNext = 0;
        for (int i = 0; i < BLOCK; i++) {
            long off = envelope.next(demand(levels[i]));
            boolean isBegun = framesIn >= delay;
            framesIn++;
            if (isBegun && !isOver) {
                isOver = intake.isPastEnd(framesOut);
                if (!isOver) {
                    put(i, off);
                    framesOut++;
                }
            }
        }
        System.arraycopy(waiting, BLOCK * channels, waiting, 0, delay * channels);
    }

    private long demand(float level) {
        return level <= ceiling ? 0 : (long) Math.ceil((1 - ceiling / level) * GainEnvelope.WHOLE);
    }

    private void put(int at, long off) {
        double gain = (double) (GainEnvelope.WHOLE - off) / GainEnvelope.WHOLE;
        for (int channel = 0; channel < channels; channel++) {
            ready[readyFrames * channels + channel] =
                    (float) (waiting[at * channels + channel] * gain);
        }
        readyFrames++;
    }
}
