package vn.tienglang.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/**
 * Header reader and writer for WAV files of 16-bit PCM.
 *
 * <p>The reader is strict. It compares every length with the length of the file, reads at most 40
 * bytes of a chunk and at most {@link #CHUNKS_MOST} chunks, and allocates nothing by a length that
 * the file claims. It does not use the service providers of {@code javax.sound}, because they read
 * past each other's marks.
 */
public final class Wav {
    /** No file is larger: its lengths are 32 bits wide. */
    public static final long FILE_BYTES_MOST = 8 + 0xFFFF_FFFFL;

    /** Real files have two to ten chunks. */
    public static final int CHUNKS_MOST = 64;

    /** Size of the header that {@link #bytes} writes. */
    public static final int HEADER_BYTES = 44;

    static final int CHUNK_HEAD_BYTES = 8;
    static final String FORMAT = "fmt ";
    static final String DATA = "data";

    private Wav() {}

    /** Result of reading a header. */
    public sealed interface Header {
        /** A file that stations can play. */
        record Sound(WavFormat format) implements Header {}

        /**
         * A file that stations cannot play.
         *
         * @param flaw the kind of defect
         * @param problem the defect in words
         * @param byteOffset offset of the defect in the file
         */
        record Invalid(Flaw flaw, String problem, long byteOffset) implements Header {
            /** The problem and its offset. */
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
        return WavHeaderParser.parse(channel.size(), (at, into) -> readFully(channel, at, into));
    }

    /** The header of a file in memory. */
    public static Header header(byte[] file) {
        try {
            return WavHeaderParser.parse(
                    file.length,
                    (at, into) -> into.put(file, Math.toIntExact(at), into.remaining()).flip());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
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
        file.put(ascii(FORMAT)).putInt(WavFormatChunk.PLAIN_BYTES);
        file.putShort((short) WavFormatChunk.PCM).putShort((short) pcm.channels());
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

    private static void readFully(SeekableByteChannel channel, long at, ByteBuffer into)
            throws IOException, WavHeaderParser.HeaderException {
        channel.position(at);
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new WavHeaderParser.HeaderException(
                        Flaw.CUT_OFF, "the file became shorter while it was read", at);
            }
        }
        into.flip();
    }
}
