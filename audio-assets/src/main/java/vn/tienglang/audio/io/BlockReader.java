package vn.tienglang.audio.io;

import java.io.IOException;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;

/**
 * Reader of one open sound file, in the blocks of its format. Used by one thread; after an
 * exception it may only be closed.
 */
public interface BlockReader extends AutoCloseable {
    /** Frames per second as the file states, not yet validated. */
    int rateHz();

    /** Samples per frame as the file states, not yet validated. */
    int channels();

    /** Number of frames that the file declares; empty when it declares none. */
    OptionalLong declaredFrames();

    /**
     * The next whole frames, interleaved in the order of WAV; none when the sound is over.
     *
     * @throws InvalidSoundException when the file is cut off or damaged
     */
    float[] next() throws IOException, InvalidSoundException;

    @Override
    void close();
}
