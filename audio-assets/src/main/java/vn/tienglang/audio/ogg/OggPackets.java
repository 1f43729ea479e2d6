package vn.tienglang.audio.ogg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.ByteReader;

/**
 * The packets of an Ogg file (RFC 3533) that holds one stream. Every page is held against its check
 * sum, its number and its stream; the last one must say that it is the last, so a file that was cut
 * off is always known.
 */
public final class OggPackets implements AutoCloseable {
    private static final int HEAD_BYTES = 27;
    private static final int LACING_MOST = 255;
    private static final int CHECK_AT = 22;

    private static final int CONTINUED = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;

    private static final int[] CHECKS = checks();

    private final ByteReader bytes;
    private final byte[] head = new byte[HEAD_BYTES];
    private final byte[] lacing = new byte[LACING_MOST];
    private final byte[] body = new byte[LACING_MOST * LACING_MOST];
    private int segments;
    private int segment;
    private int taken;
    private long pages;
    private int serial;
    private long position;
    private boolean last;

    /**
     * One packet.
     *
     * @param endsPage whether it is the last one that ends on its page
     * @param position what the page says of where it ends; −1 when no packet ends on it
     * @param lastPage whether its page says it is the last
     */
    public record Packet(ByteBuffer bytes, boolean endsPage, long position, boolean lastPage) {
        public byte[] copy() {
            byte[] copy = new byte[bytes.limit()];
            bytes.get(0, copy);
            return copy;
        }
    }

    public OggPackets(ByteReader bytes) {
        this.bytes = bytes;
    }

    /**
     * The next packet; empty after the last.
     *
     * @param bytesMost none may be larger
     */
    public Optional<Packet> next(int bytesMost) throws IOException, InvalidSoundException {
        var packet = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            if (segment == segments) {
                if (last) {
                    rejectTrailingStream(begun);
                    return Optional.empty();
                }
                page(begun);
            }
            while (segment < segments) {
                int length = lacing[segment++] & 0xFF;
                begun = true;
                packet.write(body, taken, length);
                taken += length;
                if (packet.size() > bytesMost) {
                    throw damaged("a packet of more than " + bytesMost + " bytes");
                }
                if (length < LACING_MOST) {
                    return Optional.of(
                            new Packet(
                                    ByteBuffer.wrap(packet.toByteArray()),
                                    !endsAnother(),
                                    position,
                                    last));
                }
            }
        }
    }

    /** Leaves a packet out, however large it is. */
    public void skip() throws IOException, InvalidSoundException {
        boolean begun = false;
        while (true) {
            if (segment == segments) {
                if (last) {
                    throw damaged("its head is not complete");
                }
                page(begun);
            }
            while (segment < segments) {
                int length = lacing[segment++] & 0xFF;
                begun = true;
                taken += length;
                if (length < LACING_MOST) {
                    return;
                }
            }
        }
    }

    /** Whether one more packet ends on this page. */
    private boolean endsAnother() {
        for (int i = segment; i < segments; i++) {
            if ((lacing[i] & 0xFF) < LACING_MOST) {
                return true;
            }
        }
        return false;
    }

    private void page(boolean begun) throws IOException, InvalidSoundException {
        long at = bytes.position();
        int got = bytes.readUpTo(head, 0, HEAD_BYTES);
        requireComplete(got == HEAD_BYTES, at);
        if (head[0] != 'O' || head[1] != 'g' || head[2] != 'g' || head[3] != 'S' || head[4] != 0) {
            throw damaged("no page at byte " + at);
        }
        segments = head[26] & 0xFF;
        requireComplete(bytes.readUpTo(lacing, 0, segments) == segments, at);
        int length = 0;
        for (int i = 0; i < segments; i++) {
            length += lacing[i] & 0xFF;
        }
        requireComplete(bytes.readUpTo(body, 0, length) == length, at);
        segment = 0;
        taken = 0;
        verifyChecksum(at, length);
        checkPageOrder(begun);
        position = little(6, Long.BYTES);
        last = (head[5] & LAST) != 0;
        pages++;
    }

    private static void requireComplete(boolean whole, long at) throws InvalidSoundException {
        if (!whole) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF, Duration.ZERO, "Ogg: the last page is not there, at byte " + at);
        }
    }

    private void checkPageOrder(boolean begun) throws InvalidSoundException {
        int said = (int) little(14, Integer.BYTES);
        boolean first = (head[5] & FIRST) != 0;
        if (pages == 0) {
            serial = said;
        } else if (first || said != serial) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN, Duration.ZERO, "Ogg with more than one stream in it");
        }
        long number = little(18, Integer.BYTES);
        if (number != pages) {
            throw damaged("page %d where %d should be".formatted(number, pages));
        }
        if (((head[5] & CONTINUED) != 0) != begun) {
            throw damaged("a packet goes on that never began, or the other way round");
        }
    }

    private void verifyChecksum(long at, int length) throws InvalidSoundException {
        int said = (int) little(CHECK_AT, Integer.BYTES);
        for (int i = CHECK_AT; i < CHECK_AT + Integer.BYTES; i++) {
            head[i] = 0;
        }
        int found = check(check(check(0, head, HEAD_BYTES), lacing, segments), body, length);
        if (found != said) {
            throw damaged("a page is not what was written, at byte " + at);
        }
    }

    /** What follows the last page may be anything but more sound. */
    private void rejectTrailingStream(boolean begun) throws IOException, InvalidSoundException {
        if (begun) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF, Duration.ZERO, "Ogg: the last packet has no end");
        }
        byte[] next = new byte[4];
        if (bytes.peek(next) == next.length && ByteReader.visible(next).equals("OggS")) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN, Duration.ZERO, "Ogg with several sounds one after another");
        }
    }

    private long little(int at, int count) {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (head[at + i] & 0xFF);
        }
        return count == Integer.BYTES ? value & 0xFFFF_FFFFL : value;
    }

    /** The polynomial 04C11DB7, most significant bit first, as RFC 3533 has it. */
    private static int[] checks() {
        int[] checks = new int[256];
        for (int i = 0; i < checks.length; i++) {
            int check = i << 24;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                check = (check << 1) ^ (check < 0 ? 0x04C11DB7 : 0);
            }
            checks[i] = check;
        }
        return checks;
    }

    private static int check(int before, byte[] bytes, int length) {
        int check = before;
        for (int i = 0; i < length; i++) {
            check = (check << Byte.SIZE) ^ CHECKS[(check >>> 24) ^ (bytes[i] & 0xFF)];
        }
        return check;
    }

    private static InvalidSoundException damaged(String what) {
        return new InvalidSoundException(Flaw.DAMAGED, Duration.ZERO, "Ogg: " + what);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
