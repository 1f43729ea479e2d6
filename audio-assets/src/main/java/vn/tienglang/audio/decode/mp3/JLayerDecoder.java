package vn.tienglang.audio.decode.mp3;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.Obuffer;

/** Decoder of single MPEG audio frames by JLayer, which never searches for frames itself. */
final class JLayerDecoder {
    /** What JLayer multiplies full scale with. */
    private static final float FULL_SCALE = 32_700;

    private static final int FRAMES_MOST = 1_152;

    private final OneFrame feed = new OneFrame();
    private final Bitstream bits = new Bitstream(feed);
    private final Decoder decoder = new Decoder();
    private final Floats floats;

    JLayerDecoder(int channels) {
        floats = new Floats(channels);
        decoder.setOutputBuffer(floats);
    }

    /**
     * The samples of the next frame; none when it needs bits of frames that were not given.
     *
     * @throws JavaLayerException or any exception at all: the frame is damaged
     */
    float[] decoded(Mp3FrameReader.Frame frame) throws JavaLayerException {
        feed.next = new ByteArrayInputStream(frame.copy());
        Header header = bits.readFrame();
        if (header == null) {
            throw new IllegalStateException("JLayer sees no frame");
        }
        decoder.decodeFrame(header, bits);
        bits.closeFrame();
        return floats.samples();
    }

    /** Ends after each frame and goes on when the next one was put in. */
    private static final class OneFrame extends InputStream {
        private ByteArrayInputStream next = new ByteArrayInputStream(new byte[0]);

        @Override
        public int read() {
            return next.read();
        }

        @Override
        public int read(byte[] into, int from, int count) {
            return next.read(into, from, count);
        }
    }

    /** Takes the samples before JLayer rounds and clips them to 16 bits. */
    private static final class Floats extends Obuffer {
        private final float[] samples;
        private final int[] counts;

        Floats(int channels) {
            samples = new float[FRAMES_MOST * channels];
            counts = new int[channels];
        }

        float[] samples() {
            int fewest = Arrays.stream(counts).min().orElse(0);
            return Arrays.copyOf(samples, fewest * counts.length);
        }

        @Override
        public void append(int channel, short value) {
            put(channel, value);
        }

        @Override
        public void appendSamples(int channel, float[] values) {
            for (float value : values) {
                put(channel, value);
            }
        }

        private void put(int channel, float value) {
            samples[counts[channel]++ * counts.length + channel] = value / FULL_SCALE;
        }

        @Override
        public void write_buffer(int value) {
            // Whoever asked for the frame takes it.
        }

        @Override
        public void close() {
            // Nothing is held.
        }

        @Override
        public void clear_buffer() {
            Arrays.fill(counts, 0);
        }

        @Override
        public void set_stop_flag() {
            // Nobody is waiting.
        }
    }
}
