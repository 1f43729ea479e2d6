package vn.tienglang.audio.ingest;

import java.io.IOException;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.SoundSource;

/** Sound on its way through a step, with a beat for every second of it. */
final class Paced implements SoundSource {
    private final SoundSource source;
    private final Beat beat;
    private final long expected;
    private long frames;

    /**
     * Paces this source.
     *
     * @param expected about how many frames will come
     */
    Paced(SoundSource source, Beat beat, long expected) {
        this.source = source;
        this.beat = beat;
        this.expected = expected;
    }

    @Override
    public int rateHz() {
        return source.rateHz();
    }

    @Override
    public int channels() {
        return source.channels();
    }

    @Override
    public int read(float[] into) throws IOException, BadSound {
        int read = source.read(into);
        long second = frames / rateHz();
        frames += read;
        if (frames / rateHz() != second || read == 0) {
            beat.at(frames, Math.max(expected, frames));
        }
        return read;
    }

    @Override
    public void close() {
        source.close();
    }
}
