package vn.tienglang.audio.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builder of files from single fields. */
final class FileBuilder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static FileBuilder of(String text) {
        return new FileBuilder().text(text);
    }

    FileBuilder text(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    FileBuilder raw(byte... some) {
        bytes.writeBytes(some);
        return this;
    }

    FileBuilder zeros(int count) {
        return raw(new byte[count]);
    }

    FileBuilder little2(int... values) {
        for (int value : values) {
            raw((byte) value, (byte) (value >> 8));
        }
        return this;
    }

    FileBuilder little4(long... values) {
        for (long value : values) {
            little2((int) value, (int) (value >> 16));
        }
        return this;
    }

    FileBuilder big2(int... values) {
        for (int value : values) {
            raw((byte) (value >> 8), (byte) value);
        }
        return this;
    }

    FileBuilder big4(long... values) {
        for (long value : values) {
            big2((int) (value >> 16), (int) value);
        }
        return this;
    }

    FileBuilder floats(float... values) {
        var some = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            some.putFloat(value);
        }
        return raw(some.array());
    }

    byte[] all() {
        return bytes.toByteArray();
    }

    /** These bytes, concatenated. */
    static byte[] joined(byte[]... parts) {
        var all = new FileBuilder();
        for (byte[] part : parts) {
            all.raw(part);
        }
        return all.all();
    }

    /** The beginning of these bytes. */
    static byte[] cut(byte[] whole, int length) {
        return Arrays.copyOf(whole, length);
    }

    /** Offset of a word in these bytes. */
    static int find(byte[] whole, String word) {
        return new String(whole, StandardCharsets.ISO_8859_1).indexOf(word);
    }
}
