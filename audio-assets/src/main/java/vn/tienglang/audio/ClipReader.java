package vn.tienglang.audio;

import java.io.IOException;

/**
 * A finished clip, open for playing: 16-bit little-endian PCM, frame after frame, exactly as many
 * as {@link #format} says. Used by one thread.
 */
public interface ClipReader extends AutoCloseable {
    /** What it is. */
    SoundFormat format();

    /**
     * Reads the next frames, as many as there is room for, or as there are left.
     *
     * @param into room for at least one frame
     * @return how many bytes, always whole frames; 0 when all frames were read
     * @throws InvalidSoundException when the file is not what its beginning said
     * @throws IOException when it cannot be read
     */
    int read(byte[] into) throws IOException, InvalidSoundException;

    /**
     * Goes to a frame; the next {@link #read} begins exactly with it.
     *
     * @param frame 0 to the number of frames
     */
    void seek(long frame) throws IOException, InvalidSoundException;

    @Override
    void close();
}
