package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.WavFormatChunk;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.decode.PcmReader.Extent;
import vn.tienglang.audio.decode.PcmReader.Layout;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.SoundLimits;

/**
 * Reader of WAV as recorders and editors write it (Microsoft and IBM, Multimedia Programming
 * Interface 1.0; {@code WAVE_FORMAT_EXTENSIBLE}): 8-bit unsigned, 16, 24 and 32-bit PCM, 32 and
 * 64-bit float, µ-law and A-law; other codings are left to ffmpeg. It is more lenient than {@link
 * vn.tienglang.audio.Wav}, which reads the clips of stations. It reads the samples of all {@code
 * data} chunks, and those of a second file that was appended, if it has the same format.
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

    private static final int CHUNK_HEAD_BYTES = 8;

    private final ByteReader bytes;
    private final List<Extent> extents = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Layout> format = Optional.empty();
    private long claimedBytes;
    private boolean isEndless;

    private WavReader(ByteReader bytes) {
        this.bytes = bytes;
    }

    /**
     * Opens a WAV file.
     *
     * @throws InvalidSoundException when the header is truncated or damaged, or its encoding is not
     *     accepted
     */
    static OpenSoundFile open(Path file) throws IOException, InvalidSoundException {
        WavReader walk;
        try (var bytes = ByteReader.open(file)) {
            walk = new WavReader(bytes);
            walk.firstFile();
        }
        Layout format = walk.format.orElseThrow(() -> walk.damaged("no 'fmt ' chunk"));
        OptionalLong frames =
                walk.isEndless
                        ? OptionalLong.empty()
                        : OptionalLong.of(walk.claimedBytes / format.frameBytes());
        var layout = new Layout(format.coding(), format.rateHz(), format.channels(), frames);
        return new PcmReader(ByteReader.open(file), layout, walk.extents)
                .opened(NativeFormat.WAV, walk.findings);
    }

    private void firstFile() throws IOException, InvalidSoundException {
        bytes.name();
        long riffEnd = bytes.position() + 4 + bytes.little4();
        bytes.name();
        for (int chunks = 0; extents.isEmpty(); chunks++) {
            if (chunks == CHUNKS_MOST) {
                throw damaged("no samples within " + CHUNKS_MOST + " chunks");
            }
            chunk(riffEnd);
        }
        try {
            for (int chunks = 0; chunks < CHUNKS_MOST && hasChunk(); chunks++) {
                chunk(riffEnd);
            }
        } catch (InvalidSoundException e) {
            if (e.flaw() == Flaw.JOINED) {
                throw e;
            }
            // Behind the samples: bytes that are no chunk, such as tags of other formats.
        }
    }

    private boolean hasChunk() {
        return bytes.remaining() >= CHUNK_HEAD_BYTES;
    }

    private void chunk(long riffEnd) throws IOException, InvalidSoundException {
        String name = bytes.name();
        long length = bytes.little4();
        long end = bytes.position() + length + (length & 1);
        switch (name) {
            case "fmt " -> format(length, end);
            case "data" -> data(length, riffEnd);
            case "RIFF" -> {
                if (extents.isEmpty() || !bytes.name().equals("WAVE")) {
                    throw damaged("another RIFF before the samples");
                }
                findings.add(
                        LengthRules.joined(Weight.WARNING, seconds(claimedBytes)));
            }
            default -> bytes.skip(end - bytes.position());
        }
    }

    private double seconds(long count) throws InvalidSoundException {
        Layout layout = format.orElseThrow(() -> damaged("samples before any 'fmt ' chunk"));
        return (double) count / layout.frameBytes() / layout.rateHz();
    }

    private void format(long length, long end) throws IOException, InvalidSoundException {
        Layout found = format(length);
        if (!extents.isEmpty() && !format.equals(Optional.of(found))) {
            throw new InvalidSoundException(
                    Flaw.JOINED,
                    LengthRules.duration(seconds(claimedBytes)),
                    "a second recording of another format");
        }
        format = Optional.of(found);
        bytes.skip(end - bytes.position());
    }

    private void data(long length, long riffEnd) throws IOException, InvalidSoundException {
        Layout layout = format.orElseThrow(() -> damaged("samples before any 'fmt ' chunk"));
        long at = bytes.position();
        if (isEndless(length, riffEnd)) {
            extents.add(new Extent(at, Long.MAX_VALUE));
            isEndless = true;
            bytes.skip(bytes.remaining());
            return;
        }
        long there = Math.min(length, bytes.remaining());
        claimedBytes += length - length % layout.frameBytes();
        extents.add(new Extent(at, there));
        bytes.skip(Math.min(there + (length & 1), bytes.remaining()));
    }

    /** A length of 0 is right when another chunk or nothing follows. */
    private boolean isEndless(long length, long riffEnd) throws IOException {
        if (length != 0) {
            return length >= ENDLESS && length > bytes.remaining();
        }
        boolean knowsItsEnd = riffEnd == bytes.size() || riffEnd + 1 == bytes.size();
        return bytes.remaining() > 0 && !(knowsItsEnd && isChunkName());
    }

    private boolean isChunkName() throws IOException {
        byte[] next = new byte[4];
        return bytes.peek(next) == next.length
                && ByteReader.visible(next).equals(new String(next, StandardCharsets.ISO_8859_1));
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

    private InvalidSoundException damaged(String what) {
        return new InvalidSoundException(
                Flaw.DAMAGED, Duration.ZERO, "WAV, before byte " + bytes.position() + ": " + what);
    }
}
