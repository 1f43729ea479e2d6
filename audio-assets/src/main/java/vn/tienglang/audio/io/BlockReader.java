package vn.tienglang.audio.io;

import java.io.IOException;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;

/**
 * One open file of one format, decoded in blocks as its format has them. Used by one thread; after
 * it has thrown, it is only closed.
 */
public interface BlockReader extends AutoCloseable {
    /** Frames a second, as the file says; not yet held against any limit. */
    int rateHz();

    /** Samples a frame, as the file says; not yet held against any limit. */
    int channels();

    /** How many frames the file says it has; empty when it does not say. */
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
