package vn.tienglang.audio.decode;

import java.util.OptionalLong;
import vn.tienglang.audio.SoundSource;

/**
 * File that is open for decoding. Closing it closes the file.
 *
 * @param title common name of container and codec, such as {@code MP3}, {@code M4A/AAC}
 * @param device what made it
 * @param declaredFrames number of frames that the file declares, at the rate of {@code source};
 *     empty when it declares none
 * @param source its sound, at the first frame
 * @param lengths comparison of declared and decoded length, for use after the last frame
 */
public record OpenSoundFile(
        String title,
        RecordingDevice device,
        OptionalLong declaredFrames,
        SoundSource source,
        LengthCheck lengths)
        implements AutoCloseable {
    /** The same file, made by this device. */
    OpenSoundFile withDevice(RecordingDevice other) {
        return new OpenSoundFile(title, other, declaredFrames, source, lengths);
    }

    @Override
    public void close() {
        source.close();
    }
}
