package vn.tienglang.audio.ingest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.audio.check.WaveformMeter;
import vn.tienglang.audio.ingest.HornStep.Shaped;
import vn.tienglang.audio.ingest.NormaliseStep.Level;
import vn.tienglang.audio.loudness.Loudness;
import vn.tienglang.audio.loudness.LoudnessMeter;
import vn.tienglang.audio.opus.ClipEncoder;
import vn.tienglang.audio.opus.EncoderFailedException;
import vn.tienglang.audio.opus.OggOpusWriter.Content;
import vn.tienglang.audio.opus.OpusSoundSource;

/** Seventh step: encodes the delivery copy and verifies it by decoding it completely. */
final class EncodeStep {
    private EncodeStep() {}

    /**
     * Verified delivery copy.
     *
     * @param file path of the file
     * @param frames number of frames, before encoding and after decoding
     * @param loudness loudness after decoding
     * @param waveform peaks after decoding
     */
    record Encoded(Path file, long frames, Loudness loudness, Waveform waveform) {}

    /**
     * Encodes the sound at this level and measures the decoded copy. When an encoder fails, the
     * next one is tried.
     *
     * @param encoders in this order, at least one
     * @param comments comments of the clip
     * @throws IOException when the disk fails, or the copy does not decode to the same number of
     *     frames
     */
    static Encoded encode(
            Shaped shaped,
            Level level,
            Content content,
            List<ClipEncoder> encoders,
            List<String> comments,
            WorkFolder work,
            ProgressStep stepProgress)
            throws IOException, InvalidSoundException {
        Path file = work.file(".opus");
        long frames = shaped.sound().frames();
        var failures = new ArrayList<EncoderFailedException>();
        for (ClipEncoder encoder : encoders) {
            try (SoundSource source = shaped.sound().open();
                    OutputStream out = new BufferedOutputStream(work.output(file))) {
                SoundSource levelled =
                        level.of(new ProgressSoundSource(source, stepProgress, frames));
                long written = encoder.encode(levelled, out, content, comments);
                if (written != frames) {
                    throw new IOException(written + " of " + frames + " frames were encoded");
                }
            } catch (EncoderFailedException e) {
                failures.add(e);
                continue;
            }
            return verified(file, frames);
        }
        throw new IllegalStateException("no encoder encodes it", failures.getLast());
    }

    private static Encoded verified(Path file, long frames) throws IOException {
        var meter = new LoudnessMeter(WorkSound.RATE_HZ, 1);
        var peaks = new WaveformMeter();
        long decoded = 0;
        try (SoundSource copy = OpusSoundSource.ogg(file)) {
            float[] block = new float[WorkSound.BLOCK];
            for (int read = copy.read(block); read > 0; read = copy.read(block)) {
                meter.add(block, read);
                peaks.observe(block, read);
                decoded += read;
            }
        } catch (InvalidSoundException e) {
            throw new IOException("the delivery copy cannot be decoded: " + e.detail(), e);
        }
        if (decoded != frames) {
            throw new IOException(
                    "the delivery copy has %d frames instead of %d".formatted(decoded, frames));
        }
        return new Encoded(file, frames, meter.measured(), peaks.measured());
    }
}
