package vn.tienglang.audio.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/**
 * Sequential reader of bytes and unsigned numbers. It never allocates memory by a length that a
 * file claims.
 */
public final class ByteReader implements AutoCloseable {
    /** Result of {@link #size} for an unknown size. */
    public static final long UNKNOWN_SIZE = Long.MAX_VALUE;

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final long size;
    private final byte[] number = new byte[Long.BYTES];
    private long position;

    private ByteReader(InputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    /** Opens a file at its beginning. */
    public static ByteReader open(Path file) throws IOException {
        long size = Files.size(file);
        return new ByteReader(
                new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES), size);
    }

    /** Opens a file at this byte. */
    public static ByteReader open(Path file, long at) throws IOException, InvalidSoundException {
        ByteReader bytes = open(file);
        try {
            bytes.skip(at);
            return bytes;
        } catch (IOException | InvalidSoundException e) {
            bytes.close();
            throw e;
        }
    }

    /** Reads a stream of unknown size. */
    public static ByteReader of(InputStream in) {
        return new ByteReader(new BufferedInputStream(in, BUFFER_BYTES), UNKNOWN_SIZE);
    }

    /** Number of bytes read or skipped so far. */
    public long position() {
        return position;
    }

    /** Size of the file, or {@link #UNKNOWN_SIZE}. */
    public long size() {
        return size;
    }

    /** Number of bytes left. */
    public long remaining() {
        return size - position;
    }

    /** Reads {@code count} bytes; fewer only at the end. */
    public int readUpTo(byte[] into, int from, int count) throws IOException {
        int read = in.readNBytes(into, from, count);
        position += read;
        return read;
    }

    /**
     * Fills {@code into}.
     *
     * @throws InvalidSoundException when the file has fewer bytes
     */
    void fill(byte[] into, int from, int count) throws IOException, InvalidSoundException {
        if (readUpTo(into, from, count) < count) {
            throw ended();
        }
    }

    /**
     * Looks at the next bytes without reading them.
     *
     * @param into at most as large as the buffer
     * @return number of bytes; fewer than the size of {@code into} only at the end
     */
    public int peek(byte[] into) throws IOException {
        in.mark(into.length);
        int seen = in.readNBytes(into, 0, into.length);
        in.reset();
        return seen;
    }

    /** Reads bytes; {@code count} must not be a number from the file. */
    public byte[] readBytes(int count) throws IOException, InvalidSoundException {
        byte[] taken = new byte[count];
        fill(taken, 0, count);
        return taken;
    }

    /** Skips bytes. */
    public void skip(long count) throws IOException, InvalidSoundException {
        if (count > remaining()) {
            throw ended();
        }
        in.skipNBytes(count);
        position += count;
    }

    private InvalidSoundException ended() {
        return new InvalidSoundException(
                Flaw.CUT_OFF, Duration.ZERO, "ends in its head, at byte " + position);
    }

    /** Reads four characters; those that are not printable ASCII become question marks. */
    public String name() throws IOException, InvalidSoundException {
        return visible(readBytes(4));
    }

    /**
     * Bytes as text for an error message; those that are not printable ASCII become question marks.
     */
    public static String visible(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
    }

    public int byte1() throws IOException, InvalidSoundException {
        return (int) bigEndian(1);
    }

    public int big2() throws IOException, InvalidSoundException {
        return (int) bigEndian(2);
    }

    public long big4() throws IOException, InvalidSoundException {
        return bigEndian(4);
    }

    /** Eight bytes; negative from 2⁶³ on. */
    public long big8() throws IOException, InvalidSoundException {
        return bigEndian(8);
    }

    public int little2() throws IOException, InvalidSoundException {
        return Short.toUnsignedInt(Short.reverseBytes((short) bigEndian(2)));
    }

    public long little4() throws IOException, InvalidSoundException {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) bigEndian(4)));
    }

    long little8() throws IOException, InvalidSoundException {
        return Long.reverseBytes(bigEndian(8));
    }

    private long bigEndian(int count) throws IOException, InvalidSoundException {
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
            throw new UncheckedIOException("cannot close a file that was only read", e);
        }
    }
}
