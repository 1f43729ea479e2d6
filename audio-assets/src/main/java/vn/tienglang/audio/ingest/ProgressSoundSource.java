package vn.tienglang.audio.ingest;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/** Sound on its way through a step, with a beat for every second of it. */
final class ProgressSoundSource extends SoundFilter {
    private final ProgressStep beat;
    private final long expected;
    private long frames;

    /**
     * Paces this source.
     *
     * @param expected about how many frames will come
     */
    ProgressSoundSource(SoundSource source, ProgressStep beat, long expected) {
        super(source);
        this.beat = beat;
        this.expected = expected;
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        int read = source.read(into);
        long second = frames / rateHz();
        frames += read;
        if (frames / rateHz() != second || read == 0) {
            beat.report(frames, Math.max(expected, frames));
        }
        return read;
    }
}
