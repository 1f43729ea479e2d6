package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.decode.PcmReader.Layout;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.SoundLimits;

/**
 * Reader of AIFF and AIFF-C (Apple, Audio Interchange File Format 1.3 and AIFF-C draft of 1991): 8,
 * 16, 24 and 32-bit PCM, {@code sowt}, floats, µ-law and A-law. Chunks may have any order, so it
 * reads the file once to find them and then opens it at the samples.
 *
 * <p>A writer that cannot seek leaves 0 as number of frames and length; the samples then reach to
 * the end of the file. Truncation of such a file cannot be detected.
 */
final class AiffReader {
    private static final int PLAIN_BYTES = 18;
    private static final int COMPRESSED_BYTES = 22;
    private static final int CHUNKS_MOST = 1_000;
    private static final int EXPONENT_BIAS = 16_383;

    private final ByteReader bytes;
    private Optional<Layout> format = Optional.empty();
    private Optional<Samples> samples = Optional.empty();

    /** Position of the samples. */
    private record Samples(long at, long length) {}

    private AiffReader(ByteReader bytes) {
        this.bytes = bytes;
    }

    /**
     * Opens an AIFF file.
     *
     * @throws InvalidSoundException when the header is truncated or damaged, or its encoding is not
     *     accepted
     */
    static OpenSoundFile open(Path file) throws IOException, InvalidSoundException {
        var walk = new AiffReader(ByteReader.open(file));
        try (walk.bytes) {
            walk.chunks();
        }
        Layout format = walk.format.orElseThrow(() -> walk.damaged("no 'COMM' chunk"));
        Samples samples = walk.samples.orElseThrow(() -> walk.damaged("no 'SSND' chunk"));
        Layout layout = walk.withFrames(format, samples);
        long length =
                layout.frames().isEmpty()
                        ? Long.MAX_VALUE
                        : layout.frames().getAsLong() * layout.frameBytes();
        return new PcmReader(
                        ByteReader.open(file, samples.at()),
                        layout,
                        List.of(new PcmReader.Extent(samples.at(), length)))
                .opened(NativeFormat.AIFF, List.of());
    }

    private void chunks() throws IOException, InvalidSoundException {
        bytes.name();
        bytes.big4(); // Total length: wrong in many files, and not needed.
        boolean compressed = bytes.name().equals("AIFC");
        for (int chunks = 0; format.isEmpty() || samples.isEmpty(); chunks++) {
            if (chunks == CHUNKS_MOST) {
                throw damaged("no samples within " + CHUNKS_MOST + " chunks");
            }
            String name = bytes.name();
            long length = bytes.big4();
            long end = bytes.position() + length + (length & 1);
            switch (name) {
                case "COMM" -> format = Optional.of(format(length, compressed));
                case "SSND" -> samples = Optional.of(samples(length));
                default -> {}
            }
            if (format.isEmpty() || samples.isEmpty()) {
                bytes.skip(end - bytes.position());
            }
        }
    }

    private Layout format(long length, boolean compressed)
            throws IOException, InvalidSoundException {
        if (length < (compressed ? COMPRESSED_BYTES : PLAIN_BYTES)) {
            throw damaged("its format takes only " + length + " bytes");
        }
        int channels = bytes.big2();
        long frames = bytes.big4();
        int bits = bytes.big2();
        long rateHz = extended();
        String kind = compressed ? bytes.name() : "NONE";
        return new Layout(
                coding(kind, bits),
                SoundLimits.rateHz(rateHz),
                SoundLimits.channels(channels),
                OptionalLong.of(frames));
    }

    /** A float of 80 bits (IEEE 754, double extended), rounded down; 0 when it is not a number. */
    private long extended() throws IOException, InvalidSoundException {
        int exponent = bytes.big2() - EXPONENT_BIAS;
        long mantissa = bytes.big8();
        return exponent < 0 || exponent >= Integer.SIZE
                ? 0
                : mantissa >>> (Long.SIZE - 1 - exponent);
    }

    private static PcmEncoding coding(String kind, int bits) throws InvalidSoundException {
        int sampleBytes = (bits + Byte.SIZE - 1) / Byte.SIZE;
        return switch (kind) {
            case "NONE", "twos" ->
                    switch (sampleBytes) {
                        case 1 -> PcmEncoding.SIGNED_8;
                        case 2 -> PcmEncoding.BIG_16;
                        case 3 -> PcmEncoding.BIG_24;
                        case 4 -> PcmEncoding.BIG_32;
                        default -> throw notTaken(bits + " bits a sample");
                    };
            case "sowt" ->
                    switch (sampleBytes) {
                        case 1 -> PcmEncoding.SIGNED_8;
                        case 2 -> PcmEncoding.LITTLE_16;
                        case 3 -> PcmEncoding.LITTLE_24;
                        case 4 -> PcmEncoding.LITTLE_32;
                        default -> throw notTaken(bits + " bits a sample");
                    };
            case "raw " -> PcmEncoding.UNSIGNED_8;
            case "in24" -> PcmEncoding.BIG_24;
            case "in32" -> PcmEncoding.BIG_32;
            case "fl32", "FL32" -> PcmEncoding.BIG_FLOAT_32;
            case "fl64", "FL64" -> PcmEncoding.BIG_FLOAT_64;
            case "ulaw", "ULAW" -> PcmEncoding.MU_LAW;
            case "alaw", "ALAW" -> PcmEncoding.A_LAW;
            default -> throw notTaken("coding '" + kind + "'");
        };
    }

    private Samples samples(long length) throws IOException, InvalidSoundException {
        long offset = bytes.big4();
        bytes.big4(); // Block size for alignment: not needed.
        long head = 2 * Integer.BYTES;
        if (length != 0 && offset > length - head) {
            throw damaged("samples begin " + offset + " bytes into " + length);
        }
        return new Samples(bytes.position() + offset, Math.max(0, length - head - offset));
    }

    private Layout withFrames(Layout format, Samples samples) throws InvalidSoundException {
        long frames = format.frames().getAsLong();
        if (frames == 0 && samples.length() == 0) {
            return new Layout(
                    format.coding(), format.rateHz(), format.channels(), OptionalLong.empty());
        }
        long needed = frames * format.frameBytes();
        if (samples.length() < needed) {
            throw damaged("%d bytes for %d frames".formatted(samples.length(), frames));
        }
        return format;
    }

    private static InvalidSoundException notTaken(String what) {
        return new InvalidSoundException(Flaw.NOT_TAKEN, Duration.ZERO, "AIFF with " + what);
    }

    private InvalidSoundException damaged(String what) {
        return new InvalidSoundException(
                Flaw.DAMAGED, Duration.ZERO, "AIFF, before byte " + bytes.position() + ": " + what);
    }
}
