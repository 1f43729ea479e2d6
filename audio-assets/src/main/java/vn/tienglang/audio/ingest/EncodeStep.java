package vn.tienglang.audio.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.ingest.HornStep.Shaped;
import vn.tienglang.audio.ingest.NormaliseStep.Level;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.audio.loudness.LoudnessMeter;
import vn.tienglang.audio.opus.OggOpusWriter;
import vn.tienglang.audio.opus.OggOpusWriter.Content;
import vn.tienglang.audio.opus.OpusSoundSource;

/**
 * The seventh step: the delivery copy, which is believed only after it was decoded again from its
 * first frame to its last.
 */
final class EncodeStep {
    private EncodeStep() {}

    /**
     * A delivery copy that was verified.
     *
     * @param file where it lies
     * @param frames how many frames come out of it, as many as went in
     * @param loudness measured of what comes out
     */
    record Encoded(Path file, long frames, Loudness loudness) {}

    /**
     * Encodes the sound at this level, and measures what comes out.
     *
     * @throws IOException when the disk fails, or when not exactly what went in comes out
     */
    static Encoded encode(
            Shaped shaped, Level level, Content content, WorkFolder work, ProgressStep beat)
            throws IOException, InvalidSoundException {
        Path file = work.file(".opus");
        long frames = shaped.sound().frames();
        try (SoundSource source = shaped.sound().open();
                OutputStream out = new BufferedOutputStream(work.output(file))) {
            SoundSource levelled = level.of(new ProgressSoundSource(source, beat, frames));
            long written = OggOpusWriter.write(levelled, out, content);
            if (written != frames) {
                throw new IOException(written + " of " + frames + " frames were encoded");
            }
        }
        return verified(file, frames);
    }

    private static Encoded verified(Path file, long frames) throws IOException {
        var meter = new LoudnessMeter(WorkSound.RATE_HZ, 1);
        long heard = 0;
        try (SoundSource copy = OpusSoundSource.ogg(file)) {
            float[] block = new float[WorkSound.BLOCK];
            for (int read = copy.read(block); read > 0; read = copy.read(block)) {
                meter.add(block, read);
                heard += read;
            }
        } catch (InvalidSoundException e) {
            throw new IOException("the delivery copy cannot be decoded: " + e.detail(), e);
        }
        if (heard != frames) {
            throw new IOException(
                    "the delivery copy has %d frames instead of %d".formatted(heard, frames));
        }
        return new Encoded(file, frames, meter.measured());
    }
}
