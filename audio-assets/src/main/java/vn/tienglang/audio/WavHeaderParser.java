package vn.tienglang.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.Wav.Header;

/**
 * Parser of the header of a whole WAV file: walks along the chunks and validates the format. It
 * reads at most 40 bytes of a chunk.
 */
final class WavHeaderParser {
    private static final int RIFF_HEAD_BYTES = 12;
    private static final int EXTENSION_BYTES = 22;
    private static final int BITS = WavFormat.BYTES_PER_SAMPLE * Byte.SIZE;

    private final long fileBytes;
    private final ByteSource bytes;

    /** Bytes of a file. */
    interface ByteSource {
        /** Fills {@code into} from byte {@code at} of the file and flips it for reading. */
        void read(long at, ByteBuffer into) throws IOException, HeaderException;
    }

    /** Defect of a header; {@link #parse} returns it as {@link Header.Invalid}. */
    static final class HeaderException extends Exception {
        private static final long serialVersionUID = 1;

        final Flaw flaw;
        final String what;
        final long at;

        HeaderException(String what, long at) {
            this(Flaw.DAMAGED, what, at);
        }

        HeaderException(Flaw flaw, String what, long at) {
            super(what, null, false, false);
            this.flaw = flaw;
            this.what = what;
            this.at = at;
        }
    }

    /** A chunk that lies within the file. */
    private record Chunk(String name, long body, long bytes) {}

    private WavHeaderParser(long fileBytes, ByteSource bytes) {
        this.fileBytes = fileBytes;
        this.bytes = bytes;
    }

    /**
     * The header of a file.
     *
     * @param fileBytes the size of the file
     * @param bytes the file
     */
    static Header parse(long fileBytes, ByteSource bytes) throws IOException {
        try {
            return new Header.Sound(new WavHeaderParser(fileBytes, bytes).wavFormat());
        } catch (HeaderException e) {
            return new Header.Invalid(e.flaw, e.what, e.at);
        }
    }

    /** Finds both chunks first, because they may come in any order. */
    private WavFormat wavFormat() throws IOException, HeaderException {
        long end = riffEnd();
        var found = new HashMap<String, Chunk>();
        long at = RIFF_HEAD_BYTES;
        for (int chunks = 0; at < end; chunks++) {
            if (chunks == Wav.CHUNKS_MOST) {
                throw new HeaderException("more than " + Wav.CHUNKS_MOST + " chunks", at);
            }
            Chunk chunk = chunk(at, end);
            boolean needed = chunk.name().equals(Wav.FORMAT) || chunk.name().equals(Wav.DATA);
            if (needed && found.putIfAbsent(chunk.name(), chunk) != null) {
                throw new HeaderException("a second '" + chunk.name() + "' chunk", at);
            }
            at = chunk.body() + chunk.bytes() + (chunk.bytes() & 1);
        }
        if (!found.containsKey(Wav.FORMAT)) {
            throw new HeaderException("no 'fmt ' chunk: nothing says how to play it", end);
        }
        if (!found.containsKey(Wav.DATA)) {
            throw new HeaderException(Flaw.EMPTY, "no 'data' chunk: there is no sound in it", end);
        }
        return wavFormat(format(found.get(Wav.FORMAT)), found.get(Wav.DATA));
    }

    private long riffEnd() throws IOException, HeaderException {
        if (fileBytes < RIFF_HEAD_BYTES) {
            throw new HeaderException(
                    Flaw.NOT_SOUND, "too short for a WAV file: " + fileBytes + " bytes", fileBytes);
        }
        ByteBuffer head = read(0, RIFF_HEAD_BYTES);
        String magic = name(head);
        if (magic.equals("RF64") || magic.equals("RIFX")) {
            throw new HeaderException(
                    Flaw.NOT_TAKEN, "of kind '" + magic + "'; only 'RIFF' is read", 0);
        }
        if (!magic.equals("RIFF")) {
            throw new HeaderException(
                    Flaw.NOT_SOUND, "not a WAV file: it begins with '" + magic + "'", 0);
        }
        long end = Wav.CHUNK_HEAD_BYTES + word(head);
        if (!name(head).equals("WAVE")) {
            throw new HeaderException(
                    Flaw.NOT_SOUND, "not a WAV file, but another kind of RIFF", 8);
        }
        if (end > fileBytes) {
            throw new HeaderException(
                    Flaw.CUT_OFF, "cut off: says it has " + end + " bytes and has " + fileBytes, 4);
        }
        if (end < fileBytes) {
            throw new HeaderException((fileBytes - end) + " bytes after its own end", end);
        }
        return end;
    }

    private Chunk chunk(long at, long end) throws IOException, HeaderException {
        if (end - at < Wav.CHUNK_HEAD_BYTES) {
            throw new HeaderException(Flaw.CUT_OFF, "a chunk begins and is cut off", at);
        }
        ByteBuffer head = read(at, Wav.CHUNK_HEAD_BYTES);
        var chunk = new Chunk(name(head), at + Wav.CHUNK_HEAD_BYTES, word(head));
        // A chunk of odd length is followed by one byte of padding.
        long padded = chunk.bytes() + (chunk.bytes() & 1);
        if (padded > end - chunk.body()) {
            throw new HeaderException(
                    Flaw.CUT_OFF,
                    "chunk '%s' says it has %d bytes, but only %d are left"
                            .formatted(chunk.name(), chunk.bytes(), end - chunk.body()),
                    at + 4);
        }
        return chunk;
    }

    private WavFormatChunk format(Chunk chunk) throws IOException, HeaderException {
        long at = chunk.body();
        if (chunk.bytes() < WavFormatChunk.PLAIN_BYTES) {
            throw new HeaderException("its format takes only " + chunk.bytes() + " bytes", at);
        }
        long count = Math.min(chunk.bytes(), WavFormatChunk.EXTENSIBLE_BYTES);
        var format = WavFormatChunk.parse(read(at, count).array());
        validate(format, at);
        if (format.tag() == WavFormatChunk.EXTENSIBLE) {
            validateExtension(format, at + WavFormatChunk.PLAIN_BYTES);
        }
        return format;
    }

    private static void validate(WavFormatChunk format, long at) throws HeaderException {
        if (format.tag() != WavFormatChunk.PCM && format.tag() != WavFormatChunk.EXTENSIBLE) {
            throw new HeaderException(Flaw.NOT_TAKEN, "not PCM, but format " + format.tag(), at);
        }
        if (format.bits() != BITS) {
            throw new HeaderException(
                    Flaw.NOT_TAKEN,
                    format.bits() + "-bit samples; only 16-bit ones are played",
                    at + 14);
        }
        int channels = format.channels();
        if (channels < 1 || channels > WavFormat.CHANNELS_MOST) {
            throw new HeaderException(
                    Flaw.NOT_TAKEN,
                    channels + " channels; 1 to " + WavFormat.CHANNELS_MOST + " are played",
                    at + 2);
        }
        long rateHz = format.rateHz();
        if (rateHz < WavFormat.RATE_HZ_LEAST || rateHz > WavFormat.RATE_HZ_MOST) {
            throw new HeaderException(Flaw.NOT_TAKEN, rateHz + " frames a second", at + 4);
        }
        int frameBytes = format.frameBytes();
        if (frameBytes != channels * WavFormat.BYTES_PER_SAMPLE) {
            throw new HeaderException(
                    channels + " channels of 16 bits in frames of " + frameBytes + " bytes",
                    at + 12);
        }
        if (format.bytesPerSecond() != rateHz * frameBytes) {
            throw new HeaderException(
                    "%d frames of %d bytes a second said to be %d bytes"
                            .formatted(rateHz, frameBytes, format.bytesPerSecond()),
                    at + 8);
        }
    }

    private static void validateExtension(WavFormatChunk format, long at) throws HeaderException {
        WavFormatChunk.Extension extension =
                format.extension()
                        .filter(read -> read.bytes() >= EXTENSION_BYTES)
                        .orElseThrow(
                                () -> new HeaderException("its extensible format is cut off", at));
        if (extension.validBits() != BITS) {
            throw new HeaderException(
                    "only " + extension.validBits() + " of 16 bits carry sound", at + 2);
        }
        if (extension.tag() != WavFormatChunk.PCM || !extension.isStandard()) {
            throw new HeaderException(
                    Flaw.NOT_TAKEN, "not PCM, but an extensible format of another kind", at + 8);
        }
    }

    private static WavFormat wavFormat(WavFormatChunk format, Chunk data) throws HeaderException {
        int frameBytes = format.channels() * WavFormat.BYTES_PER_SAMPLE;
        if (data.bytes() == 0) {
            throw new HeaderException(Flaw.EMPTY, "there is no sound in it", data.body());
        }
        if (data.bytes() % frameBytes != 0) {
            throw new HeaderException(
                    Flaw.CUT_OFF, "its last frame is cut off", data.body() + data.bytes());
        }
        return new WavFormat(
                Math.toIntExact(format.rateHz()),
                format.channels(),
                data.bytes() / frameBytes,
                data.body());
    }

    /** At most 40 bytes, which lie within the file. */
    private ByteBuffer read(long at, long count) throws IOException, HeaderException {
        var into = ByteBuffer.allocate(Math.toIntExact(count)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.read(at, into);
        return into;
    }

    private static long word(ByteBuffer buffer) {
        return Integer.toUnsignedLong(buffer.getInt());
    }

    /** Four characters; characters that are not printable ASCII become question marks. */
    private static String name(ByteBuffer buffer) {
        byte[] four = new byte[4];
        buffer.get(four);
        return new String(four, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
    }
}
