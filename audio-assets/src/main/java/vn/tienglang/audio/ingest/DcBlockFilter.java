package vn.tienglang.audio.ingest;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Filter that removes the DC offset of a mono sound: a high-pass of first order at 20 Hz, which
 * does not affect speech and starts without a click.
 */
final class DcBlockFilter extends SoundFilter {
    private static final double CORNER_HZ = 20;

    private final double keep;
    private double before;
    private double state;
    private boolean begun;

    DcBlockFilter(SoundSource source) {
        super(source);
        this.keep = Math.exp(-2 * Math.PI * CORNER_HZ / source.rateHz());
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        int frames = source.read(into);
        if (!begun && frames > 0) {
            // Starts in the steady state of the first sample, because a step would be audible.
            before = into[0];
            begun = true;
        }
        for (int i = 0; i < frames; i++) {
            state = keep * state + into[i] - before;
            before = into[i];
            into[i] = (float) state;
        }
        return frames;
    }
}
