package vn.tienglang.audio.ingest;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/**
 * Takes the direct current out of a mono sound: a high-pass of first order at 20 Hz, which speech
 * does not reach and which starts without a click.
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
            // As if the current had always flowed: its sudden end would be a thump.
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
