package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.io.BlockReader;
import vn.tienglang.audio.io.BlockSoundSource;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FrameCounts;

/**
 * Reader of uncompressed samples: those of WAV and AIFF after the header, and those of a pipe. It
 * reads as many whole frames as there are; {@link LengthRules} judge what is missing.
 */
final class PcmReader implements BlockReader {
    /** Largest valid float sample; no converter or mixer is louder. */
    static final float SAMPLE_MOST = 0x1p16f;

    private static final int BLOCK_FRAMES = 4096;

    private final ByteReader bytes;
    private final Layout layout;
    private final Deque<Extent> extents;
    private final byte[] block;
    private long left;
    private long done;

    /**
     * Layout of the samples.
     *
     * @param frames number of frames that the file declares; empty when they reach to its end, and
     *     then an incomplete last frame is left out
     */
    record Layout(PcmEncoding coding, int rateHz, int channels, OptionalLong frames) {
        int frameBytes() {
            return coding.bytes() * channels;
        }

        /** Warnings and refusals when fewer frames were decoded. */
        List<Finding> missing(long decoded) {
            return frames.isEmpty()
                    ? List.of()
                    : LengthRules.missing(
                            OptionalDouble.of((double) frames.getAsLong() / rateHz),
                            (double) decoded / rateHz);
        }
    }

    /**
     * Section of a file that holds samples.
     *
     * @param at offset in bytes
     * @param length length in bytes; {@link Long#MAX_VALUE} up to the end
     */
    record Extent(long at, long length) {}

    /** The samples at the current position of {@code bytes} up to the end. */
    PcmReader(ByteReader bytes, Layout layout) {
        this(bytes, layout, List.of(new Extent(bytes.position(), Long.MAX_VALUE)));
    }

    /** The samples in these sections, none of which begins before the current position. */
    PcmReader(ByteReader bytes, Layout layout, List<Extent> extents) {
        this.bytes = bytes;
        this.layout = layout;
        this.extents = new ArrayDeque<>(extents);
        this.block = new byte[BLOCK_FRAMES * layout.frameBytes()];
    }

    /** The file with its sound and a check of its length. */
    OpenSoundFile opened(NativeFormat format, List<Finding> findings) {
        return new OpenSoundFile(
                format.title(),
                RecordingDevice.UNKNOWN,
                layout.frames(),
                new BlockSoundSource(this),
                frames -> {
                    List<Finding> missing = layout.missing(frames);
                    return missing.isEmpty() ? findings : missing;
                });
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
        while (left < layout.frameBytes()) {
            Extent next = extents.poll();
            if (next == null || next.at() > bytes.size()) {
                return new float[0];
            }
            bytes.skip(next.at() - bytes.position());
            left = next.length();
        }
        long frames = Math.min(BLOCK_FRAMES, left / layout.frameBytes());
        int got = bytes.readUpTo(block, 0, Math.toIntExact(frames * layout.frameBytes()));
        left = got < frames * layout.frameBytes() ? 0 : left - got;
        return samples(got / layout.frameBytes());
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
