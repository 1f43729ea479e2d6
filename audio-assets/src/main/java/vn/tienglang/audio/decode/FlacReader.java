package vn.tienglang.audio.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.FrameListener;
import org.jflac.frame.Frame;
import org.jflac.metadata.Metadata;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.BlockReader;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FrameCounts;
import vn.tienglang.audio.io.SoundLimits;

/**
 * Reader of FLAC (RFC 9639), 8 to 24 bits. It reads the header and skips pictures and tags; jFLAC
 * decodes the frames. It verifies the checksum and position of every frame, and length and MD5 of
 * the whole sound where the header has them. A header that was written to a pipe has neither, and
 * then truncation exactly between two frames is not detected.
 */
final class FlacReader implements BlockReader {
    private static final int STREAM_INFO = 0;
    private static final int STREAM_INFO_BYTES = 34;
    private static final int MD5_BYTES = 16;
    private static final String NO_MD5 = "00".repeat(MD5_BYTES);
    private static final int LAST_BLOCK = 0x80;
    private static final int BITS_LEAST = 8;
    private static final int BITS_MOST = 24;

    /**
     * The largest of the format's own subset (RFC 9639, section 7), but for what is above 48 kHz.
     */
    private static final int BLOCK_FRAMES_MOST = 16_384;

    /** No shorter one but the last (RFC 9639, section 8.2). */
    private static final int BLOCK_FRAMES_LEAST = 16;

    /** A file with pictures, cues and seek points has a dozen. */
    private static final int BLOCKS_MOST = 1_000;

    private final ByteReader bytes;
    private final StreamInfo info;
    private final FLACDecoder decoder;
    private final MessageDigest md5 = md5();
    private Optional<IOException> unreadable = Optional.empty();
    private long done;

    /**
     * The one block of the head that says how to decode.
     *
     * @param frames how many; 0 when it does not say
     * @param md5 of all samples, in hexadecimal; zeros when it does not say
     */
    private record StreamInfo(
            int blockFramesMost, int rateHz, int channels, int bits, long frames, String md5) {
        static StreamInfo of(byte[] raw) throws InvalidSoundException {
            var fields = ByteBuffer.wrap(raw);
            // 20 bits of rate, 3 of channels, 5 of width, 36 of length.
            long packed = fields.getLong(10);
            var info =
                    new StreamInfo(
                            Short.toUnsignedInt(fields.getShort(2)),
                            SoundLimits.rateHz(packed >>> 44),
                            SoundLimits.channels(((packed >>> 41) & 7) + 1),
                            (int) ((packed >>> 36) & 31) + 1,
                            packed & ((1L << 36) - 1),
                            HexFormat.of()
                                    .formatHex(
                                            raw, STREAM_INFO_BYTES - MD5_BYTES, STREAM_INFO_BYTES));
            if (info.bits < BITS_LEAST || info.bits > BITS_MOST) {
                throw new InvalidSoundException(
                        Flaw.NOT_TAKEN,
                        Duration.ZERO,
                        "FLAC of %d bits; %d to %d are taken"
                                .formatted(info.bits, BITS_LEAST, BITS_MOST));
            }
            if (info.blockFramesMost > BLOCK_FRAMES_MOST) {
                throw new InvalidSoundException(
                        Flaw.NOT_TAKEN,
                        Duration.ZERO,
                        "FLAC in blocks of " + info.blockFramesMost + " frames");
            }
            return info;
        }

        OptionalLong declaredFrames() {
            return frames == 0 ? OptionalLong.empty() : OptionalLong.of(frames);
        }
    }

    private FlacReader(ByteReader bytes) throws IOException, InvalidSoundException {
        this.bytes = bytes;
        byte[] raw = streamInfo();
        this.info = StreamInfo.of(raw);
        byte[] head = {'f', 'L', 'a', 'C', (byte) LAST_BLOCK, 0, 0, STREAM_INFO_BYTES};
        var shortHead =
                new SequenceInputStream(
                        new ByteArrayInputStream(head), new ByteArrayInputStream(raw));
        this.decoder = new FLACDecoder(new SequenceInputStream(shortHead, rest()));
        decoder.addFrameListener(new Complaints());
        try {
            decoder.readMetadata();
        } catch (IOException | RuntimeException e) {
            throw damaged("its head cannot be read", e);
        }
    }

    /**
     * Opens the FLAC file that begins at this byte.
     *
     * @throws InvalidSoundException when the header is truncated or damaged, or its form is not
     *     accepted
     */
    static BlockReader open(Path file, long at) throws IOException, InvalidSoundException {
        var bytes = ByteReader.open(file, at);
        try {
            return new FlacReader(bytes);
        } catch (IOException | InvalidSoundException e) {
            bytes.close();
            throw e;
        }
    }

    /** Walks to the first frame. */
    private byte[] streamInfo() throws IOException, InvalidSoundException {
        bytes.name();
        Optional<byte[]> found = Optional.empty();
        for (int blocks = 0; blocks < BLOCKS_MOST; blocks++) {
            int kind = bytes.byte1();
            long length = ((long) bytes.byte1() << Short.SIZE) | bytes.big2();
            if (kind % LAST_BLOCK == STREAM_INFO && length == STREAM_INFO_BYTES) {
                found = Optional.of(bytes.readBytes(STREAM_INFO_BYTES));
            } else {
                bytes.skip(length);
            }
            if (kind >= LAST_BLOCK) {
                return found.orElseThrow(() -> badHead("nothing says how to decode it"));
            }
        }
        throw badHead("more than " + BLOCKS_MOST + " blocks");
    }

    private static InvalidSoundException badHead(String what) {
        return new InvalidSoundException(Flaw.DAMAGED, Duration.ZERO, "FLAC, in its head: " + what);
    }

    private InputStream rest() {
        return new InputStream() {
            private final byte[] one = new byte[1];

            @Override
            public int read() throws IOException {
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                try {
                    int read = bytes.readUpTo(into, from, count);
                    return read == 0 && count > 0 ? -1 : read;
                } catch (IOException e) {
                    unreadable = Optional.of(e);
                    throw e;
                }
            }
        };
    }

    @Override
    public int rateHz() {
        return info.rateHz();
    }

    @Override
    public int channels() {
        return info.channels();
    }

    @Override
    public OptionalLong declaredFrames() {
        return info.declaredFrames();
    }

    @Override
    public float[] next() throws IOException, InvalidSoundException {
        if (info.frames() > 0 && done == info.frames()) {
            return ended();
        }
        Optional<Frame> frame = nextFrame();
        if (frame.isEmpty()) {
            return ended();
        }
        checkFramePosition(frame.get());
        int frames = frame.get().header.blockSize;
        float[] samples = samples(frames);
        done += frames;
        return samples;
    }

    private Optional<Frame> nextFrame() throws IOException, InvalidSoundException {
        try {
            return Optional.ofNullable(decoder.readNextFrame());
        } catch (Complaint e) {
            if (e.ofTheEnd()) {
                throw new InvalidSoundException(
                        Flaw.CUT_OFF, FrameCounts.length(done, rateHz()), "FLAC: a torn frame", e);
            }
            throw damaged("a frame cannot be decoded", e);
        } catch (IOException | RuntimeException e) {
            throw damaged("a frame cannot be decoded", e);
        }
    }

    private void checkFramePosition(Frame frame) throws InvalidSoundException {
        var header = frame.header;
        if (header.channels != channels()
                || header.sampleRate != rateHz()
                || header.bitsPerSample != info.bits()
                || (header.blockSize < BLOCK_FRAMES_LEAST && !last(header.blockSize))
                || header.blockSize > info.blockFramesMost()) {
            throw damaged("a frame is of another form than the whole: " + header);
        }
        if (info.frames() > 0 && done + header.blockSize > info.frames()) {
            throw damaged("more frames than its head says");
        }
    }

    /** Whether a block of so many frames is the last one, which may be a short one. */
    private boolean last(int frames) {
        return info.frames() == 0 || done + frames == info.frames();
    }

    private float[] samples(int frames) {
        ChannelData[] channels = decoder.getChannelData();
        int sampleBytes = (info.bits() + Byte.SIZE - 1) / Byte.SIZE;
        var raw = ByteBuffer.allocate(frames * channels() * sampleBytes + Integer.BYTES);
        raw.order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[frames * channels()];
        float full = 1 << (info.bits() - 1);
        for (int i = 0; i < samples.length; i++) {
            int sample = channels[i % channels()].getOutput()[i / channels()];
            samples[i] = sample / full;
            // Each sample overwrites what the one before it had above its own bytes.
            raw.putInt(i * sampleBytes, sample);
        }
        md5.update(raw.array(), 0, samples.length * sampleBytes);
        return samples;
    }

    private float[] ended() throws InvalidSoundException {
        if (done < info.frames()) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF,
                    FrameCounts.length(done, rateHz()),
                    "has %d of %d frames".formatted(done, info.frames()));
        }
        String found = HexFormat.of().formatHex(md5.digest());
        if (!info.md5().equals(NO_MD5) && !info.md5().equals(found)) {
            throw damaged("its samples are not those that were encoded, by MD5");
        }
        return new float[0];
    }

    /**
     * Stops jFLAC at its first error. It would otherwise skip a bad frame or replace it by silence,
     * and at the end of some files it would loop for ever.
     */
    private static final class Complaints implements FrameListener {
        @Override
        public void processMetadata(Metadata metadata) {
            // The head was read before.
        }

        @Override
        public void processFrame(Frame frame) {
            // Frames are asked for, not waited for.
        }

        @Override
        public void processError(String complaint) {
            throw new Complaint(complaint);
        }
    }

    /** Never leaves this class. */
    private static final class Complaint extends RuntimeException {
        private static final long serialVersionUID = 1;

        Complaint(String words) {
            super(words);
        }

        /** True when jFLAC reports the end of the file, which it does by text only. */
        boolean ofTheEnd() {
            return String.valueOf(getMessage()).contains("EOFException");
        }
    }

    private InvalidSoundException damaged(String what) {
        return new InvalidSoundException(
                Flaw.DAMAGED, FrameCounts.length(done, rateHz()), "FLAC: " + what);
    }

    /** jFLAC reports invalid data as IOException; those of the file itself are passed on. */
    private InvalidSoundException damaged(String what, Exception cause) throws IOException {
        if (unreadable.isPresent()) {
            throw unreadable.get();
        }
        return new InvalidSoundException(
                Flaw.DAMAGED, FrameCounts.length(done, rateHz()), "FLAC: " + what, cause);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    @Override
    public void close() {
        bytes.close();
    }
}
