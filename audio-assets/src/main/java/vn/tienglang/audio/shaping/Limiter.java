package vn.tienglang.audio.shaping;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Limiter that keeps the true peak below a ceiling. It looks ahead 5 ms, reduces all channels
 * together with a smooth envelope, and releases with a time constant of 100 ms. Sound below the
 * ceiling is unchanged to the last bit. The number and position of frames are unchanged.
 *
 * <p>A gain that changes within the window of the interpolator changes the points between samples
 * slightly differently from the samples. The second stage therefore removes the rest that the first
 * leaves above the ceiling, at most some tenths of a decibel; what the second leaves is below 0.1
 * dB.
 */
public final class Limiter extends SoundFilter {
    /**
     * This source, limited to this ceiling.
     *
     * @param ceilingDbTp in dB below full scale, finite
     */
    public Limiter(SoundSource source, double ceilingDbTp) {
        super(stages(source, ceilingDbTp));
    }

    /**
     * A limiter of one stage: some peaks pass the ceiling by some tenths of a decibel. Its loudness
     * is that of the whole limiter within a hundredth, at half its cost.
     */
    public static SoundSource rough(SoundSource source, double ceilingDbTp) {
        return new LimiterStage(source, Decibels.amplitude(ceilingDbTp));
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
