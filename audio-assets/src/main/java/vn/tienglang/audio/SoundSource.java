package vn.tienglang.audio;

import java.io.IOException;

/**
 * Sound that comes block by block, from a decoder or through a filter. Used by one thread; it is
 * never wholly in memory, so an hour costs no more room than a second.
 *
 * <p>Samples are floats, full scale at ±1, which lossy decoders may pass. Channels lie in the order
 * of WAV: mono; left, right; left, right, centre, low-frequency, left and right surround.
 */
public interface SoundSource extends AutoCloseable {
    /** Nobody brings more: 5.1. */
    int CHANNELS_MOST = 6;

    /** Frames a second. */
    int rateHz();

    /** Samples a frame, 1 to {@link #CHANNELS_MOST}. */
    int channels();

    /**
     * Reads the next frames, interleaved.
     *
     * @param into room for at least one frame
     * @return how many whole frames were put at its beginning; 0 when the sound is over, and then
     *     for ever
     * @throws InvalidSoundException when the sound goes on but cannot be understood
     * @throws IOException when the file cannot be read
     */
    int read(float[] into) throws IOException, InvalidSoundException;

    @Override
    void close();
}
