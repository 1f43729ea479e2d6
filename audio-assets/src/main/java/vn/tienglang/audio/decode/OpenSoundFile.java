package vn.tienglang.audio.decode;

import java.util.OptionalLong;
import vn.tienglang.audio.SoundSource;

/**
 * A file that is open for decoding. Closing it closes the file.
 *
 * @param format what it is, whatever its name says
 * @param declaredFrames how many frames the file says it has; empty when it does not say. {@code
 *     source} brings exactly as many or throws
 * @param source its sound, not yet begun
 */
public record OpenSoundFile(FileFormat format, OptionalLong declaredFrames, SoundSource source)
        implements AutoCloseable {
    @Override
    public void close() {
        source.close();
    }
}
