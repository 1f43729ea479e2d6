package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.BlockReader;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FrameCounts;

/** Reader of the samples of an uncompressed file (WAV or AIFF) after its header. */
final class PcmReader implements BlockReader {
    /** Largest valid float sample; no converter or mixer is louder. */
    static final float SAMPLE_MOST = 0x1p16f;

    private static final int BLOCK_FRAMES = 4096;

    private final ByteReader bytes;
    private final Layout layout;
    private final byte[] block;
    private long done;

    /**
     * Layout of the samples.
     *
     * @param frames number of frames; empty when they reach to the end of the file, and then an
     *     incomplete last frame is left out
     */
    record Layout(PcmEncoding coding, int rateHz, int channels, OptionalLong frames) {
        int frameBytes() {
            return coding.bytes() * channels;
        }
    }

    /** The samples at the current position of {@code bytes}. */
    PcmReader(ByteReader bytes, Layout layout) {
        this.bytes = bytes;
        this.layout = layout;
        this.block = new byte[BLOCK_FRAMES * layout.frameBytes()];
    }

    @Override
    public int rateHz() {
        return layout.rateHz();
    }

    @Override
    public int channels() {
        return layout.channels();
    }

    @Override
    public OptionalLong declaredFrames() {
        return layout.frames();
    }

    @Override
    public float[] next() throws IOException, InvalidSoundException {
        long wanted = Math.min(BLOCK_FRAMES, layout.frames().orElse(Long.MAX_VALUE) - done);
        int got = bytes.readUpTo(block, 0, Math.toIntExact(wanted * layout.frameBytes()));
        int frames = got / layout.frameBytes();
        if (layout.frames().isPresent() && frames < wanted) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF,
                    FrameCounts.length(done + frames, rateHz()),
                    "has %d of %d frames".formatted(done + frames, layout.frames().getAsLong()));
        }
        return samples(frames);
    }

    private float[] samples(int frames) throws InvalidSoundException {
        var raw = ByteBuffer.wrap(block);
        float[] samples = new float[frames * channels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = layout.coding().sample(raw, i * layout.coding().bytes());
            // The condition is also false for NaN.
            if (!(Math.abs(samples[i]) <= SAMPLE_MOST)) {
                throw new InvalidSoundException(
                        Flaw.DAMAGED,
                        FrameCounts.length(done + i / channels(), rateHz()),
                        "the sample " + samples[i] + " is none");
            }
        }
        done += frames;
        return samples;
    }

    @Override
    public void close() {
        bytes.close();
    }
}
