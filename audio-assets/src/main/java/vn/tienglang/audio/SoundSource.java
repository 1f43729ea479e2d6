package vn.tienglang.audio;

import java.io.IOException;

/**
 * Source of samples that are read block by block, such as a decoder or a filter. Used by one
 * thread. The sound is never completely in memory, so an hour needs no more memory than a second.
 *
 * <p>Samples are floats, full scale at ±1, which lossy decoders may pass. Channels have the order
 * of WAV: mono; left, right; left, right, centre, low-frequency, left and right surround.
 */
public interface SoundSource extends AutoCloseable {
    /** Most channels: 5.1. */
    int CHANNELS_MOST = 6;

    /** Frames per second. */
    int rateHz();

    /** Samples per frame, 1 to {@link #CHANNELS_MOST}. */
    int channels();

    /**
     * Reads the next frames, interleaved.
     *
     * @param into room for at least one frame
     * @return number of frames put at the beginning of {@code into}; 0 when the sound is over, and
     *     at every later call
     * @throws InvalidSoundException when the rest of the sound cannot be decoded
     * @throws IOException when the file cannot be read
     */
    int read(float[] into) throws IOException, InvalidSoundException;

    @Override
    void close();
}
