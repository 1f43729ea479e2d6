package vn.tienglang.audio.ingest;

import java.io.IOException;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundFilter;
import vn.tienglang.audio.SoundSource;

/** Filter that passes samples unchanged and reports progress once per second of sound. */
final class ProgressSoundSource extends SoundFilter {
    private final ProgressStep progress;
    private final long expected;
    private long frames;

    /**
     * Reports the progress of this source.
     *
     * @param expected approximate number of frames
     */
    ProgressSoundSource(SoundSource source, ProgressStep progress, long expected) {
        super(source);
        this.progress = progress;
        this.expected = expected;
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        int read = source.read(into);
        long second = frames / rateHz();
        frames += read;
        if (frames / rateHz() != second || read == 0) {
            progress.report(frames, Math.max(expected, frames));
        }
        return read;
    }
}
