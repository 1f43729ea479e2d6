package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.WavFormatChunk;
import vn.tienglang.audio.decode.PcmReader.Layout;
import vn.tienglang.audio.io.BlockReader;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FrameCounts;
import vn.tienglang.audio.io.SoundLimits;

/**
 * Reader of WAV as recorders and editors write it (Microsoft and IBM, Multimedia Programming
 * Interface 1.0; {@code WAVE_FORMAT_EXTENSIBLE}): 8-bit unsigned, 16, 24 and 32-bit PCM, 32 and
 * 64-bit float, µ-law and A-law. It is more lenient than {@link vn.tienglang.audio.Wav}, which
 * reads the clips of stations: it ignores everything after the samples.
 *
 * <p>A writer that cannot seek leaves 0 or the largest number as length; the samples then reach to
 * the end of the file, and truncation cannot be detected. A recorder that lost power also leaves 0,
 * and its recording is read to the end of the file.
 */
final class WavReader {
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;

    /**
     * From this value on, a length is a placeholder: writers to a pipe leave 2³²−1, sox a little
     * less than 2³¹.
     */
    private static final long ENDLESS = 0x7FFF_0000L;

    /** Recorders with markers and pictures write a dozen chunks. */
    private static final int CHUNKS_MOST = 1_000;

    private final ByteReader bytes;

    private WavReader(ByteReader bytes) {
        this.bytes = bytes;
    }

    /**
     * Opens the WAV file that begins at this byte.
     *
     * @throws InvalidSoundException when the header is truncated or damaged, or its encoding is not
     *     accepted
     */
    static BlockReader open(Path file, long at) throws IOException, InvalidSoundException {
        var bytes = ByteReader.open(file, at);
        try {
            return open(bytes);
        } catch (IOException | InvalidSoundException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * Opens the WAV file at the current position of {@code bytes}, which is closed with the reader.
     *
     * @throws InvalidSoundException when the header is truncated or damaged, or its encoding is not
     *     accepted
     */
    static BlockReader open(ByteReader bytes) throws IOException, InvalidSoundException {
        return new PcmReader(bytes, new WavReader(bytes).layout());
    }

    /** Reads up to the first sample. */
    private Layout layout() throws IOException, InvalidSoundException {
        bytes.name();
        long riffEnd = bytes.position() + 4 + bytes.little4();
        bytes.name();
        Optional<Layout> format = Optional.empty();
        for (int chunks = 0; chunks < CHUNKS_MOST; chunks++) {
            String name = bytes.name();
            long length = bytes.little4();
            if (name.equals("data")) {
                Layout found = format.orElseThrow(() -> damaged("samples before any 'fmt ' chunk"));
                return withFrames(found, length, riffEnd);
            }
            long padded = length + (length & 1);
            if (name.equals("fmt ")) {
                long end = bytes.position() + padded;
                format = Optional.of(format(length));
                bytes.skip(end - bytes.position());
            } else {
                bytes.skip(padded);
            }
        }
        throw damaged("no samples within " + CHUNKS_MOST + " chunks");
    }

    private Layout format(long length) throws IOException, InvalidSoundException {
        if (length < WavFormatChunk.PLAIN_BYTES) {
            throw damaged("its format takes only " + length + " bytes");
        }
        int count = (int) Math.min(length, WavFormatChunk.EXTENSIBLE_BYTES);
        // The bytes per second are ignored: they follow from the rest and are wrong in many files.
        var chunk = WavFormatChunk.parse(bytes.readBytes(count));
        int tag = chunk.tag() == WavFormatChunk.EXTENSIBLE ? subtype(chunk, length) : chunk.tag();
        int channels = chunk.channels();
        int frameBytes = chunk.frameBytes();
        if (channels == 0 || frameBytes % channels != 0) {
            throw damaged(channels + " channels in frames of " + frameBytes + " bytes");
        }
        int sampleBytes = frameBytes / channels;
        if (chunk.bits() < 1 || chunk.bits() > sampleBytes * Byte.SIZE) {
            throw damaged(chunk.bits() + " bits in " + sampleBytes + " bytes");
        }
        return new Layout(
                coding(tag, sampleBytes),
                SoundLimits.rateHz(chunk.rateHz()),
                SoundLimits.channels(channels),
                OptionalLong.empty());
    }

    /** The valid bits are ignored: the bits below them are zero. */
    private int subtype(WavFormatChunk chunk, long length) throws InvalidSoundException {
        WavFormatChunk.Extension extension =
                chunk.extension()
                        .orElseThrow(() ->
                                damaged("its extensible format takes only " + length + " bytes"));
        if (!extension.isStandard()) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN, Duration.ZERO, "WAV with a private coding");
        }
        return extension.tag();
    }

    private static PcmEncoding coding(int tag, int sampleBytes) throws InvalidSoundException {
        // The sample size and the tag, which has 16 bits, in one number.
        return switch ((sampleBytes << Short.SIZE) | tag) {
            case (1 << Short.SIZE) | WavFormatChunk.PCM -> PcmEncoding.UNSIGNED_8;
            case (2 << Short.SIZE) | WavFormatChunk.PCM -> PcmEncoding.LITTLE_16;
            case (3 << Short.SIZE) | WavFormatChunk.PCM -> PcmEncoding.LITTLE_24;
            case (4 << Short.SIZE) | WavFormatChunk.PCM -> PcmEncoding.LITTLE_32;
            case (4 << Short.SIZE) | FLOAT -> PcmEncoding.LITTLE_FLOAT_32;
            case (8 << Short.SIZE) | FLOAT -> PcmEncoding.LITTLE_FLOAT_64;
            case (1 << Short.SIZE) | MU_LAW -> PcmEncoding.MU_LAW;
            case (1 << Short.SIZE) | A_LAW -> PcmEncoding.A_LAW;
            default ->
                    throw new InvalidSoundException(
                            Flaw.NOT_TAKEN,
                            Duration.ZERO,
                            "WAV with %s in %d bytes a sample"
                                    .formatted(codingName(tag), sampleBytes));
        };
    }

    private static String codingName(int tag) {
        return switch (tag) {
            case WavFormatChunk.PCM -> "PCM";
            case FLOAT -> "floats";
            case 0x02 -> "Microsoft ADPCM";
            case 0x11 -> "IMA ADPCM";
            case 0x31 -> "GSM 6.10";
            case 0x50 -> "MPEG layer I or II";
            case 0x55 -> "MP3";
            case 0x161, 0x162, 0x163 -> "Windows Media Audio";
            default -> "coding " + tag;
        };
    }

    private Layout withFrames(Layout format, long length, long riffEnd)
            throws InvalidSoundException {
        boolean knowsItsEnd = riffEnd == bytes.size() || riffEnd + 1 == bytes.size();
        boolean beyond = length > bytes.remaining() || bytes.size() == ByteReader.UNKNOWN_SIZE;
        boolean endless = length == 0 ? !knowsItsEnd : length >= ENDLESS && beyond;
        if (endless) {
            return format;
        }
        long frames = length / format.frameBytes();
        if (length > bytes.remaining()) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF,
                    FrameCounts.length(bytes.remaining() / format.frameBytes(), format.rateHz()),
                    "has %d of %d bytes of samples".formatted(bytes.remaining(), length));
        }
        return new Layout(
                format.coding(), format.rateHz(), format.channels(), OptionalLong.of(frames));
    }

    private InvalidSoundException damaged(String what) {
        return new InvalidSoundException(
                Flaw.DAMAGED, Duration.ZERO, "WAV, before byte " + bytes.position() + ": " + what);
    }
}
