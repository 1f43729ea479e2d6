package vn.tienglang.audio.shaping;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Filter that keeps the band of speech, 80 Hz to 7.8 kHz, of a mono sound. Below it are hum, wind
 * and handling noise, and a horn reproduces nothing below 300 Hz (fourth order, Butterworth). Above
 * it the delivery codec passes nothing, and loudness is measured without what would be lost (eighth
 * order, Butterworth).
 */
public final class SpeechBand extends SoundFilter {
    private static final double LOW_HZ = 80;
    private static final double HIGH_HZ = 7_800;

    /** Sections of a Butterworth filter of eighth order. */
    private static final double[] EIGHTH_ORDER = {0.50979558, 0.60134489, 0.89997622, 2.56291545};

    private final Biquad[] sections;

    /** A filter of this source. */
    public SpeechBand(SoundSource source) {
        super(source);
        int rateHz = source.rateHz();
        sections = new Biquad[2 + EIGHTH_ORDER.length];
        sections[0] = Biquad.highPass(rateHz, LOW_HZ, Biquad.Q_SOFT);
        sections[1] = Biquad.highPass(rateHz, LOW_HZ, Biquad.Q_SHARP);
        for (int i = 0; i < EIGHTH_ORDER.length; i++) {
            sections[2 + i] = Biquad.lowPass(rateHz, HIGH_HZ, EIGHTH_ORDER[i]);
        }
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        int frames = source.read(into);
        for (int i = 0; i < frames; i++) {
            double sample = into[i];
            for (Biquad section : sections) {
                sample = section.next(sample);
            }
            into[i] = (float) sample;
        }
        return frames;
    }
}
