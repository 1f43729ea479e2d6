package vn.tienglang.audio.decode;

import java.io.IOException;
import java.util.OptionalLong;
import vn.tienglang.audio.BadSound;

/**
 * One open file of one format, decoded in blocks as its format has them. Used by one thread; after
 * it has thrown, it is only closed.
 */
interface BlockReader extends AutoCloseable {
    /** Frames a second, as the file says; not yet held against any limit. */
    int rateHz();

    /** Samples a frame, as the file says; not yet held against any limit. */
    int channels();

    /** How many frames the file says it has; empty when it does not say. */
    OptionalLong declaredFrames();

    /**
     * The next whole frames, interleaved in the order of WAV; none when the sound is over.
     *
     * @throws BadSound when the file is cut off or damaged
     */
    float[] next() throws IOException, BadSound;

    @Override
    void close();
}
