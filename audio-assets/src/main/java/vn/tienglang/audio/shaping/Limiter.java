package vn.tienglang.audio.shaping;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Keeps the true peak, the points between samples included, under a ceiling. It looks ahead 5 ms,
 * turns all channels down together along a smooth slope that has arrived when the peak does, and
 * lets go with a time constant of 100 ms. Sound that never passes the ceiling comes out to the last
 * bit as it went in. As many frames come out as went in, where they were.
 *
 * <p>A gain that moves within the reach of the interpolator moves the points between samples a
 * little otherwise than the samples. So there are two stages: the second takes off what the moving
 * gain of the first has left above the ceiling, some tenths of a decibel at most, and moves so
 * little that what it leaves itself stays below 0.1 dB.
 */
public final class Limiter extends SoundFilter {
    /**
     * This source under this ceiling.
     *
     * @param ceilingDbTp in dB below full scale, finite
     */
    public Limiter(SoundSource source, double ceilingDbTp) {
        super(stages(source, ceilingDbTp));
    }

    private static SoundSource stages(SoundSource source, double ceilingDbTp) {
        if (!Double.isFinite(ceilingDbTp)) {
            throw new IllegalArgumentException("a ceiling of " + ceilingDbTp + " dB");
        }
        double ceiling = Decibels.amplitude(ceilingDbTp);
        return new LimiterStage(new LimiterStage(source, ceiling), ceiling);
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        return source.read(into);
    }
}
