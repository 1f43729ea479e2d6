package vn.tienglang.audio.shaping;

import java.io.IOException;
import java.util.Arrays;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Speech made ready for a re-entrant horn. Below 300 Hz a horn only moves its diaphragm without
 * being heard, above 6.5 kHz it says nothing: a high-pass and a low-pass of fourth order
 * (Butterworth, 24 dB an octave) take both away, the second only where the rate has so high
 * frequencies. A compressor of 3:1 then brings soft syllables nearer to loud ones: its threshold is
 * the loudness of the recording itself, so that a soft and a loud copy of one recording come out
 * alike but for their level; a knee of 12 dB; level by mean square over 10 ms; attack 5 ms, release
 * 120 ms, 5 ms ahead. All channels are turned down together. Nothing is turned up: that is for
 * {@link GainFilter}, after measuring again.
 */
public final class HornPreset extends SoundFilter {
    /** Below this nothing is meant to be heard. */
    public static final int LOW_HZ = 300;

    /** Above this neither. */
    public static final int HIGH_HZ = 6_500;

    private static final double RATIO = 3;
    private static final double KNEE_DB = 12;
    private static final double LEVEL_SECONDS = 0.010;
    private static final double ATTACK_SECONDS = 0.005;
    private static final double RELEASE_SECONDS = 0.120;
    private static final double LOOK_AHEAD_SECONDS = 0.005;

    /** The gain is decided anew after so many frames, and runs straight in between. */
    private static final int STEP_FRAMES = 16;

    private final double thresholdDb;
    private final int channels;
    private final int delay;
    private final FrameInput intake;
    private final Biquad[][] filters;
    private final float[] frame;
    private final float[] waiting;
    private final double levelShare;
    private final double attackShare;
    private final double releaseShare;

    private long framesIn;
    private long framesOut;
    private double power;
    private double reductionDb;
    private double gain = 1;
    private double gainStep;

    /**
     * This source for a horn.
     *
     * @param loudnessLufs how loud the source is, integrated, as a meter says; negative infinity
     *     when it has no loudness, and then nothing is compressed
     */
    public HornPreset(SoundSource source, double loudnessLufs) {
        super(source);
        thresholdDb = loudnessLufs;
        channels = source.channels();
        int rateHz = source.rateHz();
        delay = (int) Math.round(rateHz * LOOK_AHEAD_SECONDS);
        intake = new FrameInput(source);
        filters = new Biquad[channels][];
        Arrays.setAll(filters, channel -> Biquad.horn(rateHz));
        frame = new float[channels];
        waiting = new float[delay * channels];
        levelShare = share(LEVEL_SECONDS * rateHz);
        attackShare = share(ATTACK_SECONDS * rateHz / STEP_FRAMES);
        releaseShare = share(RELEASE_SECONDS * rateHz / STEP_FRAMES);
    }

    /** What a mean takes of the newest value when it forgets within so many of them. */
    private static double share(double length) {
        return 1 - Math.exp(-1 / length);
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        int room = into.length / channels;
        int done = 0;
        while (done < room) {
            intake.readFrame(frame);
            if (intake.isPastEnd(framesOut)) {
                return done;
            }
            boolean isBegun = framesIn >= delay;
            shape(into, done * channels, isBegun);
            if (isBegun) {
                done++;
                framesOut++;
            }
        }
        return done;
    }

    /** Filters the frame that was taken, and lets go the one that has waited longest. */
    private void shape(float[] into, int at, boolean isBegun) {
        int slot = (int) (framesIn % delay) * channels;
        double loudest = 0;
        gain += gainStep;
        for (int channel = 0; channel < channels; channel++) {
            if (isBegun) {
                into[at + channel] = (float) (waiting[slot + channel] * gain);
            }
            double y = frame[channel];
            for (Biquad filter : filters[channel]) {
                y = filter.next(y);
            }
            waiting[slot + channel] = (float) y;
            loudest = Math.max(loudest, y * y);
        }
        power += (loudest - power) * levelShare;
        framesIn++;
        if (framesIn % STEP_FRAMES == 0) {
            decide();
        }
    }

    private void decide() {
        double wanted = reduction(Decibels.ofPower(power + Double.MIN_NORMAL) - thresholdDb);
        double share = wanted > reductionDb ? attackShare : releaseShare;
        reductionDb += (wanted - reductionDb) * share;
        gainStep = (Decibels.amplitude(-reductionDb) - gain) / STEP_FRAMES;
    }

    /** How much is taken off a level that is so far over the threshold, both in dB. */
    private static double reduction(double overDb) {
        double slope = 1 - 1 / RATIO;
        if (overDb <= -KNEE_DB / 2 || Double.isInfinite(overDb)) {
            return 0;
        }
        if (overDb >= KNEE_DB / 2) {
            return slope * overDb;
        }
        double inKnee = overDb + KNEE_DB / 2;
        return slope * inKnee * inKnee / (2 * KNEE_DB);
    }
}
