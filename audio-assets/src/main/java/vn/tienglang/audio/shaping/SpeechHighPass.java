package vn.tienglang.audio.shaping;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Filter that removes hum, wind and handling noise below speech: a high-pass of fourth order at 80
 * Hz (Butterworth). A horn reproduces nothing below 300 Hz. Input is mono.
 */
public final class SpeechHighPass extends SoundFilter {
    private static final double CUT_OFF_HZ = 80;

    private final Biquad soft;
    private final Biquad sharp;

    /** A filter of this source. */
    public SpeechHighPass(SoundSource source) {
        super(source);
        soft = Biquad.highPass(source.rateHz(), CUT_OFF_HZ, Biquad.Q_SOFT);
        sharp = Biquad.highPass(source.rateHz(), CUT_OFF_HZ, Biquad.Q_SHARP);
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        int frames = source.read(into);
        for (int i = 0; i < frames; i++) {
            into[i] = (float) sharp.next(soft.next(into[i]));
        }
        return frames;
    }
}
