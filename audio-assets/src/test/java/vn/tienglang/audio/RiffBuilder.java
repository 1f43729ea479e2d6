package vn.tienglang.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builder of WAV files with correct or wrong lengths. */
final class RiffBuilder {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A chunk with its real length, padded when odd. */
    RiffBuilder chunk(String name, byte[] content) {
        chunkSaying(name, content.length, content);
        if (content.length % 2 == 1) {
            body.write(0);
        }
        return this;
    }

    /** A chunk that declares {@code bytes} bytes. */
    RiffBuilder chunkSaying(String name, long bytes, byte[] content) {
        body.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(little(Integer.BYTES).putInt((int) bytes).array());
        body.writeBytes(content);
        return this;
    }

    byte[] file() {
        return fileSaying(4L + body.size());
    }

    /** A file that declares {@code bytes} bytes after its first eight. */
    byte[] fileSaying(long bytes) {
        return little(12 + body.size())
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) bytes)
                .put("WAVE".getBytes(StandardCharsets.US_ASCII))
                .put(body.toByteArray())
                .array();
    }

    static byte[] plainFormat(int rateHz, int channels) {
        return format(1, channels, rateHz, 2L * rateHz * channels, channels * 2, 16);
    }

    static byte[] format(
            int tag, int channels, long rateHz, long bytesPerSecond, int frameBytes, int bits) {
        return little(16)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt((int) rateHz)
                .putInt((int) bytesPerSecond)
                .putShort((short) frameBytes)
                .putShort((short) bits)
                .array();
    }

    /** An extensible format with a speaker mask. */
    static byte[] extensibleFormat(int rateHz, int channels, int validBits, int subtype) {
        return little(40)
                .put(format(0xFFFE, channels, rateHz, 2L * rateHz * channels, channels * 2, 16))
                .putShort((short) 22)
                .putShort((short) validBits)
                .putInt(3)
                .putShort((short) subtype)
                .put(new byte[] {0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA})
                .put(new byte[] {0, 0x38, (byte) 0x9B, 0x71})
                .array();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
