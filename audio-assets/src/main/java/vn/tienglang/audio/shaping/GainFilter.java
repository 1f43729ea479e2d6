package vn.tienglang.audio.shaping;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/** Filter that applies a gain without clipping at full scale. */
public final class GainFilter extends SoundFilter {
    private final float factor;

    /**
     * This source with a gain.
     *
     * @param db gain in dB, finite
     */
    public GainFilter(SoundSource source, double db) {
        super(source);
        if (!Double.isFinite(db)) {
            throw new IllegalArgumentException("a gain of " + db + " dB");
        }
        factor = (float) Decibels.amplitude(db);
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        int frames = source.read(into);
        int samples = frames * channels();
        for (int i = 0; i < samples; i++) {
            into[i] *= factor;
        }
        return frames;
    }
}
