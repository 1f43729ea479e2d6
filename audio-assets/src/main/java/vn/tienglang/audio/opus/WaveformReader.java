package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.audio.check.WaveformMeter;

/** Reader of the waveform of a delivery copy. It decodes the whole copy: seconds for an hour. */
public final class WaveformReader {
    private static final int BLOCK_FRAMES = 4_096;

    private WaveformReader() {}

    /**
     * The waveform of this copy; empty when it is no mono Ogg Opus.
     *
     * @throws IOException when the file cannot be read
     */
    public static Optional<Waveform> read(Path copy) throws IOException {
        var meter = new WaveformMeter();
        try (SoundSource source = OpusSoundSource.ogg(copy)) {
            if (source.channels() != 1) {
                return Optional.empty();
            }
            float[] block = new float[BLOCK_FRAMES];
            for (int read = source.read(block); read > 0; read = source.read(block)) {
                meter.observe(block, read);
            }
            return Optional.of(meter.measured());
        } catch (InvalidSoundException _) {
            return Optional.empty();
        }
    }
}
