package vn.tienglang.audio.decode;

import java.util.OptionalLong;
import vn.tienglang.audio.SoundSource;

/**
 * File that is open for decoding. Closing it closes the file.
 *
 * @param format the detected format
 * @param declaredFrames number of frames that the file declares; empty when it declares none.
 *     {@code source} returns exactly as many or throws
 * @param source its sound, at the first frame
 */
public record OpenSoundFile(FileFormat format, OptionalLong declaredFrames, SoundSource source)
        implements AutoCloseable {
    @Override
    public void close() {
        source.close();
    }
}
