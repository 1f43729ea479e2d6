package vn.tienglang.audio.decode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.BadSound.Flaw;

/**
 * Reads bytes one after another and knows how many there are. Never allocates for a length that a
 * file merely claims: whoever asks for bytes brings the room for them. Numbers are unsigned.
 */
final class ByteReader implements AutoCloseable {
    /** What {@link #size} answers when nobody can know. */
    static final long UNKNOWN_SIZE = Long.MAX_VALUE;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final long size;
    private final byte[] number = new byte[Long.BYTES];
    private long at;

    private ByteReader(InputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    /** The bytes of a file from its beginning. */
    static ByteReader open(Path file) throws IOException {
        long size = Files.size(file);
        return new ByteReader(
                new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES), size);
    }

    /** The bytes of a file from this one on. */
    static ByteReader open(Path file, long at) throws IOException, BadSound {
        ByteReader bytes = open(file);
        try {
            bytes.skip(at);
            return bytes;
        } catch (IOException | BadSound e) {
            bytes.close();
            throw e;
        }
    }

    /** Bytes that come until they end. */
    static ByteReader of(InputStream in) {
        return new ByteReader(new BufferedInputStream(in, BUFFER_BYTES), UNKNOWN_SIZE);
    }

    /** How many bytes were read or skipped. */
    long at() {
        return at;
    }

    /** How many bytes there are in all, or {@link #UNKNOWN_SIZE}. */
    long size() {
        return size;
    }

    /** How many bytes are left. */
    long left() {
        return size - at;
    }

    /** Reads as many bytes as there are, at most {@code count}; fewer only at the end. */
    int some(byte[] into, int from, int count) throws IOException {
        int read = in.readNBytes(into, from, count);
        at += read;
        return read;
    }

    /**
     * Fills {@code into}.
     *
     * @throws BadSound when the file ends before
     */
    void fill(byte[] into, int from, int count) throws IOException, BadSound {
        if (some(into, from, count) < count) {
            throw ended();
        }
    }

    /**
     * Looks at the next bytes without reading them.
     *
     * @param into at most as large as the buffer
     * @return how many there are; fewer than there is room for only at the end
     */
    int peek(byte[] into) throws IOException {
        in.mark(into.length);
        int seen = in.readNBytes(into, 0, into.length);
        in.reset();
        return seen;
    }

    /** The next bytes; {@code count} is the caller's own, never the file's. */
    byte[] take(int count) throws IOException, BadSound {
        byte[] taken = new byte[count];
        fill(taken, 0, count);
        return taken;
    }

    /** Leaves bytes out. */
    void skip(long count) throws IOException, BadSound {
        if (count > left()) {
            throw ended();
        }
        in.skipNBytes(count);
        at += count;
    }

    private BadSound ended() {
        return new BadSound(Flaw.CUT_OFF, Duration.ZERO, "ends in its head, at byte " + at);
    }

    /** Four characters, those that could disturb a line of text made visible. */
    String name() throws IOException, BadSound {
        return visible(take(4));
    }

    /** Bytes as text for a refusal, those that could disturb a line made visible. */
    static String visible(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
    }

    int byte1() throws IOException, BadSound {
        return (int) bigEndian(1);
    }

    int big2() throws IOException, BadSound {
        return (int) bigEndian(2);
    }

    long big4() throws IOException, BadSound {
        return bigEndian(4);
    }

    /** Eight bytes; above 2⁶³ it is negative. */
    long big8() throws IOException, BadSound {
        return bigEndian(8);
    }

    int little2() throws IOException, BadSound {
        return Short.toUnsignedInt(Short.reverseBytes((short) bigEndian(2)));
    }

    long little4() throws IOException, BadSound {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) bigEndian(4)));
    }

    long little8() throws IOException, BadSound {
        return Long.reverseBytes(bigEndian(8));
    }

    private long bigEndian(int count) throws IOException, BadSound {
        fill(number, 0, count);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = (value << Byte.SIZE) | (number[i] & 0xFF);
        }
        return value;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a file that was only read does not close", e);
        }
    }
}
