package vn.tienglang.audio.shaping;

import java.io.IOException;
import java.util.Arrays;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Filter that prepares speech for a re-entrant horn. Below 300 Hz a horn moves its diaphragm
 * without audible sound, and above 6.5 kHz it reproduces nothing. A high-pass and a low-pass of
 * fourth order (Butterworth, 24 dB per octave) remove both ranges; the low-pass only if the rate
 * has such frequencies. A compressor of 3:1 then reduces the difference between soft and loud
 * syllables. Its threshold is the loudness of the recording, so a soft and a loud copy of one
 * recording differ only in level; knee 12 dB, level by mean square over 10 ms, attack 5 ms, release
 * 120 ms, look-ahead 5 ms. All channels have the same gain. The filter only attenuates: {@link
 * GainFilter} raises the level after another measurement.
 */
public final class HornPreset extends SoundFilter {
    /** Lower end of the band. */
    public static final int LOW_HZ = 300;

    /** Upper end of the band. */
    public static final int HIGH_HZ = 6_500;

    private static final double RATIO = 3;
    private static final double KNEE_DB = 12;
    private static final double LEVEL_SECONDS = 0.010;
    private static final double ATTACK_SECONDS = 0.005;
    private static final double RELEASE_SECONDS = 0.120;
    private static final double LOOK_AHEAD_SECONDS = 0.005;

    /** Frames between two computations of the gain, which is linear in between. */
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
     * @param loudnessLufs integrated loudness of the source; negative infinity for silence, which
     *     is not compressed
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

    /** Weight of the newest value in an exponential mean of this length. */
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

    /** Filters the frame that was read, and outputs the oldest delayed one. */
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

    /** Reduction of a level above the threshold, both in dB. */
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
