package vn.tienglang.audio;

import java.io.IOException;

/**
 * Reader of a clip that is played: 16-bit little-endian PCM, with exactly as many frames as {@link
 * #format} says. Used by one thread.
 */
public interface ClipReader extends AutoCloseable {
    /** Rate, channels and length of the clip. */
    SoundFormat format();

    /**
     * Reads the next frames until {@code into} is full or no frame is left.
     *
     * @param into room for at least one frame
     * @return how many bytes, always whole frames; 0 when all frames were read
     * @throws InvalidSoundException when the file does not match its header
     * @throws IOException when the file cannot be read
     */
    int read(byte[] into) throws IOException, InvalidSoundException;

    /**
     * Seeks to a frame, with which the next {@link #read} begins.
     *
     * @param frame 0 to the number of frames
     */
    void seek(long frame) throws IOException, InvalidSoundException;

    @Override
    void close();
}
