package vn.tienglang.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Fields of the 'fmt ' chunk of a WAV file, as the file has them: nothing is validated here.
 *
 * @param tag the coding: {@link #PCM}, {@link #EXTENSIBLE} or another
 * @param channels samples per frame
 * @param rateHz frames per second
 * @param bytesPerSecond bytes per second
 * @param frameBytes bytes per frame
 * @param bits bits per sample
 * @param extension the rest of an extensible format; empty for other tags and when it is cut off
 */
public record WavFormatChunk(
        int tag,
        int channels,
        long rateHz,
        long bytesPerSecond,
        int frameBytes,
        int bits,
        Optional<Extension> extension) {
    /** Tag of integer samples. */
    public static final int PCM = 1;

    /** Tag of a format with an {@link Extension}. */
    public static final int EXTENSIBLE = 0xFFFE;

    /** Size of a chunk without extension. */
    public static final int PLAIN_BYTES = 16;

    /** Size of a chunk with extension. */
    public static final int EXTENSIBLE_BYTES = 40;

    /** The standard sub-format GUIDs after their first two bytes, which are the format tag. */
    private static final byte[] SUBTYPE_TAIL =
            HexFormat.of().parseHex("000000001000800000AA00389B71");

    /**
     * Extension of {@code WAVE_FORMAT_EXTENSIBLE}. The speaker mask is left out.
     *
     * @param bytes the size of the extension, as the file says
     * @param validBits bits per sample that carry sound
     * @param tag the coding, when {@code isStandard}
     * @param isStandard whether the sub-format is one of the standard ones
     */
    public record Extension(int bytes, int validBits, int tag, boolean isStandard) {}

    /**
     * The fields in the first bytes of a chunk.
     *
     * @param chunk at least {@link #PLAIN_BYTES} bytes; more than {@link #EXTENSIBLE_BYTES} are not
     *     needed
     */
    public static WavFormatChunk parse(byte[] chunk) {
        var body = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        int tag = unsigned2(body);
        boolean isExtended = tag == EXTENSIBLE && chunk.length >= EXTENSIBLE_BYTES;
        return new WavFormatChunk(
                tag,
                unsigned2(body),
                unsigned4(body),
                unsigned4(body),
                unsigned2(body),
                unsigned2(body),
                isExtended ? Optional.of(extension(body)) : Optional.empty());
    }

    private static Extension extension(ByteBuffer body) {
        int bytes = unsigned2(body);
        int validBits = unsigned2(body);
        unsigned4(body);
        int tag = unsigned2(body);
        byte[] tail = new byte[SUBTYPE_TAIL.length];
        body.get(tail);
        return new Extension(bytes, validBits, tag, Arrays.equals(tail, SUBTYPE_TAIL));
    }

    private static int unsigned2(ByteBuffer body) {
        return Short.toUnsignedInt(body.getShort());
    }

    private static long unsigned4(ByteBuffer body) {
        return Integer.toUnsignedLong(body.getInt());
    }
}
