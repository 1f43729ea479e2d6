package vn.tienglang.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/**
 * WAV files of 16-bit PCM: where their samples are, and how to write one.
 *
 * <p>The reader is strict. It believes a number in the file only after holding it against the
 * length of the file, reads at most 40 bytes of any chunk and at most {@link #CHUNKS_MOST} chunks,
 * and never makes room because a header asked for it. It needs no service provider of {@code
 * javax.sound}: those read past each other's marks.
 */
public final class Wav {
    /** No file is larger: its lengths are 32 bits wide. */
    public static final long FILE_BYTES_MOST = 8 + 0xFFFF_FFFFL;

    /** Real files have two to ten chunks. */
    public static final int CHUNKS_MOST = 64;

    /** How long the header is that {@link #bytes} writes. */
    public static final int HEADER_BYTES = 44;

    private static final int RIFF_HEAD_BYTES = 12;
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int PLAIN_FORMAT_BYTES = 16;
    private static final int EXTENSIBLE_FORMAT_BYTES = 40;
    private static final int EXTENSION_BYTES = 22;

    private static final String FORMAT = "fmt ";
    private static final String DATA = "data";

    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;

    /** KSDATAFORMAT_SUBTYPE_PCM but for its first two bytes, which are the format tag. */
    private static final byte[] SUBTYPE_TAIL = {
        0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
    };

    private Wav() {}

    /** What the beginning of a file says it is. */
    public sealed interface Header {
        /** Sound that can be played. */
        record Sound(WavFormat format) implements Header {}

        /**
         * Not a file we play.
         *
         * @param flaw as far as it changes what a person should do
         * @param problem in words, what is wrong with it
         * @param byteOffset at which byte of the file
         */
        record Invalid(Flaw flaw, String problem, long byteOffset) implements Header {
            /** What and where, in one sentence. */
            public String message() {
                return problem + " (byte " + byteOffset + ")";
            }
        }
    }

    /**
     * The header of this file.
     *
     * @throws IOException when the file cannot be read
     */
    public static Header header(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return header(channel);
        }
    }

    /**
     * The header of an open file; moves its position.
     *
     * @throws IOException when the file cannot be read
     */
    public static Header header(SeekableByteChannel channel) throws IOException {
        return header(channel.size(), (at, into) -> readFully(channel, at, into));
    }

    /** The header of a file that is in memory already. */
    public static Header header(byte[] file) {
        try {
            return header(
                    file.length,
                    (at, into) -> into.put(file, Math.toIntExact(at), into.remaining()).flip());
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail to be read", e);
        }
    }

    /** A WAV file of this sound: a header of {@link #HEADER_BYTES} and the samples. */
    public static byte[] bytes(Pcm pcm) {
        int dataBytes =
                Math.multiplyExact(pcm.frames(), pcm.channels() * WavFormat.BYTES_PER_SAMPLE);
        var file =
                ByteBuffer.allocate(Math.addExact(HEADER_BYTES, dataBytes))
                        .order(ByteOrder.LITTLE_ENDIAN);
        int frameBytes = pcm.channels() * WavFormat.BYTES_PER_SAMPLE;
        file.put(ascii("RIFF")).putInt(HEADER_BYTES - CHUNK_HEAD_BYTES + dataBytes);
        file.put(ascii("WAVE"));
        file.put(ascii(FORMAT)).putInt(PLAIN_FORMAT_BYTES);
        file.putShort((short) PCM).putShort((short) pcm.channels());
        file.putInt(pcm.rateHz()).putInt(pcm.rateHz() * frameBytes);
        file.putShort((short) frameBytes)
                .putShort((short) (WavFormat.BYTES_PER_SAMPLE * Byte.SIZE));
        file.put(ascii(DATA)).putInt(dataBytes);
        for (int frame = 0; frame < pcm.frames(); frame++) {
            for (int channel = 0; channel < pcm.channels(); channel++) {
                file.putShort(pcm.sample(frame, channel));
            }
        }
        return file.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Fills {@code into} from byte {@code at} and turns it round for reading. */
    private interface ByteSource {
        void read(long at, ByteBuffer into) throws IOException, HeaderException;
    }

    private static void readFully(SeekableByteChannel channel, long at, ByteBuffer into)
            throws IOException, HeaderException {
        channel.position(at);
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new HeaderException(
                        Flaw.CUT_OFF, "the file became shorter while it was read", at);
            }
        }
        into.flip();
    }

    private static Header header(long fileBytes, ByteSource bytes) throws IOException {
        try {
            return new Header.Sound(new ChunkParser(fileBytes, bytes).form());
        } catch (HeaderException e) {
            return new Header.Invalid(e.flaw, e.what, e.at);
        }
    }

    /** How a refusal leaves the walk; never leaves this class. */
    private static final class HeaderException extends Exception {
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

    /** What a format chunk says, already held against itself. */
    private record Format(int rateHz, int channels) {}

    /** A chunk that lies within the file. */
    private record Chunk(String name, long body, long bytes) {}

    /** One walk along the chunks of one file. */
    private static final class ChunkParser {
        private final long fileBytes;
        private final ByteSource bytes;

        ChunkParser(long fileBytes, ByteSource bytes) {
            this.fileBytes = fileBytes;
            this.bytes = bytes;
        }

        /** The chunks may come in any order, so both are found first and joined after. */
        WavFormat form() throws IOException, HeaderException {
            long end = riffEnd();
            var found = new HashMap<String, Chunk>();
            long at = RIFF_HEAD_BYTES;
            for (int chunks = 0; at < end; chunks++) {
                if (chunks == CHUNKS_MOST) {
                    throw new HeaderException("more than " + CHUNKS_MOST + " chunks", at);
                }
                Chunk chunk = chunk(at, end);
                boolean needed = chunk.name().equals(FORMAT) || chunk.name().equals(DATA);
                if (needed && found.putIfAbsent(chunk.name(), chunk) != null) {
                    throw new HeaderException("a second '" + chunk.name() + "' chunk", at);
                }
                at = chunk.body() + chunk.bytes() + (chunk.bytes() & 1);
            }
            if (!found.containsKey(FORMAT)) {
                throw new HeaderException("no 'fmt ' chunk: nothing says how to play it", end);
            }
            if (!found.containsKey(DATA)) {
                throw new HeaderException(
                        Flaw.EMPTY, "no 'data' chunk: there is no sound in it", end);
            }
            return wavFormat(format(found.get(FORMAT)), found.get(DATA));
        }

        private long riffEnd() throws IOException, HeaderException {
            if (fileBytes < RIFF_HEAD_BYTES) {
                throw new HeaderException(
                        Flaw.NOT_SOUND,
                        "too short for a WAV file: " + fileBytes + " bytes",
                        fileBytes);
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
            long end = CHUNK_HEAD_BYTES + word(head);
            if (!name(head).equals("WAVE")) {
                throw new HeaderException(
                        Flaw.NOT_SOUND, "not a WAV file, but another kind of RIFF", 8);
            }
            if (end > fileBytes) {
                throw new HeaderException(
                        Flaw.CUT_OFF,
                        "cut off: says it has " + end + " bytes and has " + fileBytes,
                        4);
            }
            if (end < fileBytes) {
                throw new HeaderException((fileBytes - end) + " bytes after its own end", end);
            }
            return end;
        }

        private Chunk chunk(long at, long end) throws IOException, HeaderException {
            if (end - at < CHUNK_HEAD_BYTES) {
                throw new HeaderException(Flaw.CUT_OFF, "a chunk begins and is cut off", at);
            }
            ByteBuffer head = read(at, CHUNK_HEAD_BYTES);
            var chunk = new Chunk(name(head), at + CHUNK_HEAD_BYTES, word(head));
            // An odd chunk is followed by one byte that belongs to none.
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

        private Format format(Chunk chunk) throws IOException, HeaderException {
            long at = chunk.body();
            if (chunk.bytes() < PLAIN_FORMAT_BYTES) {
                throw new HeaderException("its format takes only " + chunk.bytes() + " bytes", at);
            }
            ByteBuffer body = read(at, Math.min(chunk.bytes(), EXTENSIBLE_FORMAT_BYTES));
            int tag = half(body);
            int channels = half(body);
            long rateHz = word(body);
            long bytesPerSecond = word(body);
            int frameBytes = half(body);
            int bits = half(body);
            if (tag != PCM && tag != EXTENSIBLE) {
                throw new HeaderException(Flaw.NOT_TAKEN, "not PCM, but format " + tag, at);
            }
            if (bits != WavFormat.BYTES_PER_SAMPLE * Byte.SIZE) {
                throw new HeaderException(
                        Flaw.NOT_TAKEN,
                        bits + "-bit samples; only 16-bit ones are played",
                        at + 14);
            }
            if (channels < 1 || channels > WavFormat.CHANNELS_MOST) {
                throw new HeaderException(
                        Flaw.NOT_TAKEN,
                        channels + " channels; 1 to " + WavFormat.CHANNELS_MOST + " are played",
                        at + 2);
            }
            if (rateHz < WavFormat.RATE_HZ_LEAST || rateHz > WavFormat.RATE_HZ_MOST) {
                throw new HeaderException(Flaw.NOT_TAKEN, rateHz + " frames a second", at + 4);
            }
            if (frameBytes != channels * WavFormat.BYTES_PER_SAMPLE) {
                throw new HeaderException(
                        channels + " channels of 16 bits in frames of " + frameBytes + " bytes",
                        at + 12);
            }
            if (bytesPerSecond != rateHz * frameBytes) {
                throw new HeaderException(
                        rateHz
                                + " frames of "
                                + frameBytes
                                + " bytes a second said to be "
                                + bytesPerSecond
                                + " bytes",
                        at + 8);
            }
            if (tag == EXTENSIBLE) {
                refuseOtherThanPcm(chunk, body);
            }
            return new Format(Math.toIntExact(rateHz), channels);
        }

        private static void refuseOtherThanPcm(Chunk chunk, ByteBuffer body)
                throws HeaderException {
            long at = chunk.body() + PLAIN_FORMAT_BYTES;
            if (chunk.bytes() < EXTENSIBLE_FORMAT_BYTES || half(body) < EXTENSION_BYTES) {
                throw new HeaderException("its extensible format is cut off", at);
            }
            int validBits = half(body);
            if (validBits != WavFormat.BYTES_PER_SAMPLE * Byte.SIZE) {
                throw new HeaderException("only " + validBits + " of 16 bits carry sound", at + 2);
            }
            word(body); // Which loudspeaker each channel is for; a horn does not ask.
            int tag = half(body);
            byte[] tail = new byte[SUBTYPE_TAIL.length];
            body.get(tail);
            if (tag != PCM || !Arrays.equals(tail, SUBTYPE_TAIL)) {
                throw new HeaderException(
                        Flaw.NOT_TAKEN,
                        "not PCM, but an extensible format of another kind",
                        at + 8);
            }
        }

        private static WavFormat wavFormat(Format format, Chunk data) throws HeaderException {
            int frameBytes = format.channels() * WavFormat.BYTES_PER_SAMPLE;
            if (data.bytes() == 0) {
                throw new HeaderException(Flaw.EMPTY, "there is no sound in it", data.body());
            }
            if (data.bytes() % frameBytes != 0) {
                throw new HeaderException(
                        Flaw.CUT_OFF, "its last frame is cut off", data.body() + data.bytes());
            }
            return new WavFormat(
                    format.rateHz(), format.channels(), data.bytes() / frameBytes, data.body());
        }

        /** At most 40 bytes, which the caller knows to lie within the file. */
        private ByteBuffer read(long at, long count) throws IOException, HeaderException {
            var into = ByteBuffer.allocate(Math.toIntExact(count)).order(ByteOrder.LITTLE_ENDIAN);
            bytes.read(at, into);
            return into;
        }

        private static int half(ByteBuffer buffer) {
            return Short.toUnsignedInt(buffer.getShort());
        }

        private static long word(ByteBuffer buffer) {
            return Integer.toUnsignedLong(buffer.getInt());
        }

        /** Four characters, those that could disturb a line of text made visible. */
        private static String name(ByteBuffer buffer) {
            byte[] four = new byte[4];
            buffer.get(four);
            return new String(four, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
        }
    }
}
