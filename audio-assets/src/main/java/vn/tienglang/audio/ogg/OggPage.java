package vn.tienglang.audio.ogg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FileBytes;

/**
 * One page of an Ogg file (RFC 3533, section 6): a head of 27 bytes, up to 255 segment lengths, and
 * up to 255 times 255 bytes of packets. A page is read as a whole and its checksum verified.
 */
public final class OggPage {
    /** The largest size of a page. */
    public static final int BYTES_MOST = 27 + 255 + 255 * 255;

    /** Most segments, and so most packets, of one page. */
    public static final int SEGMENTS_MOST = 255;

    /** Length of a segment after which the packet continues. */
    static final int SEGMENT_BYTES = 255;

    private static final int CONTINUED = 1;

    /** Flag of the first page of a stream. */
    public static final int FIRST = 2;

    /** Flag of the last page of a stream. */
    public static final int LAST = 4;

    private static final int HEAD_BYTES = 27;
    private static final int MAGIC = 'O' | ('g' << 8) | ('g' << 16) | ('S' << 24);
    private static final int CHECKSUM_AT = 22;
    private static final byte[] NO_CHECKSUM = new byte[Integer.BYTES];
    private static final int COUNT_AT = 26;

    private final long at;
    private final byte[] bytes;

    private OggPage(long at, byte[] bytes) {
        this.at = at;
        this.bytes = bytes;
    }

    /**
     * The bytes of a new page.
     *
     * @param packets whole packets, at most as many as fit on one page
     */
    public static byte[] bytes(
            int flags, long granule, int serial, int sequence, List<byte[]> packets) {
        int segments = packets.stream().mapToInt(packet -> segments(packet.length)).sum();
        int body = packets.stream().mapToInt(packet -> packet.length).sum();
        if (segments > SEGMENTS_MOST) {
            throw new IllegalArgumentException(segments + " segments on one page");
        }
        var page = ByteBuffer.allocate(HEAD_BYTES + segments + body).order(ByteOrder.LITTLE_ENDIAN);
        page.putInt(MAGIC).put((byte) 0).put((byte) flags).putLong(granule).putInt(serial);
        page.putInt(sequence).putInt(0).put((byte) segments);
        for (byte[] packet : packets) {
            for (int whole = 0; whole < packet.length / SEGMENT_BYTES; whole++) {
                page.put((byte) SEGMENT_BYTES);
            }
            page.put((byte) (packet.length % SEGMENT_BYTES));
        }
        packets.forEach(page::put);
        return page.putInt(CHECKSUM_AT, OggChecksum.of(page.array())).array();
    }

    /** Number of segments that a packet of this many bytes takes. */
    public static int segments(int packetBytes) {
        return packetBytes / SEGMENT_BYTES + 1;
    }

    /**
     * True when the first 18 bytes of a page of this stream are at {@code from}. The four magic
     * letters alone are not enough: they occur by chance once in 4 GiB of sound.
     */
    public static boolean beginsAt(byte[] bytes, int from, int serial) {
        return beginsAt(bytes, from)
                && bytes.length - from >= 18
                && bytes[from + 4] == 0
                && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(from + 14)
                        == serial;
    }

    /** True when the magic letters of a page are at {@code from}. */
    public static boolean beginsAt(byte[] bytes, int from) {
        return bytes.length - from >= 4
                && bytes[from] == 'O'
                && bytes[from + 1] == 'g'
                && bytes[from + 2] == 'g'
                && bytes[from + 3] == 'S';
    }

    /**
     * Reads the page that begins at this byte.
     *
     * @param position how much sound was decoded so far, for error messages
     * @throws InvalidSoundException {@link Flaw#CUT_OFF} when the file ends within the page, {@link
     *     Flaw#DAMAGED} when there is no page or its checksum is wrong
     */
    public static OggPage read(FileBytes file, long at, Duration position)
            throws IOException, InvalidSoundException {
        byte[] head = new byte[HEAD_BYTES + SEGMENTS_MOST];
        byte[] page = new byte[length(head, file.read(at, head), at, position)];
        return checked(page, file.read(at, page), at, position);
    }

    /**
     * Reads the next page; as {@link #read(FileBytes, long, Duration)} does.
     *
     * @param position how much sound was decoded so far, for error messages
     */
    public static OggPage read(ByteReader in, Duration position)
            throws IOException, InvalidSoundException {
        long at = in.position();
        byte[] head = new byte[HEAD_BYTES + SEGMENTS_MOST];
        byte[] page = new byte[length(head, in.peek(head), at, position)];
        return checked(page, in.readUpTo(page, 0, page.length), at, position);
    }

    /**
     * The length of the page, in bytes.
     *
     * @param there how many bytes of {@code head} were read
     */
    private static int length(byte[] head, int there, long at, Duration position)
            throws InvalidSoundException {
        if (there >= 4 && !beginsAt(head, 0)) {
            throw new InvalidSoundException(Flaw.DAMAGED, position, "no Ogg page at byte " + at);
        }
        requireWhole(there >= HEAD_BYTES, at, position);
        if (head[4] != 0) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, position, "an Ogg page of version " + head[4]);
        }
        int segments = Byte.toUnsignedInt(head[COUNT_AT]);
        requireWhole(there >= HEAD_BYTES + segments, at, position);
        int length = HEAD_BYTES + segments;
        for (int i = 0; i < segments; i++) {
            length += Byte.toUnsignedInt(head[HEAD_BYTES + i]);
        }
        return length;
    }

    /**
     * The page in these bytes, when its checksum is right.
     *
     * @param there how many of the bytes were read
     */
    private static OggPage checked(byte[] bytes, int there, long at, Duration position)
            throws InvalidSoundException {
        requireWhole(there == bytes.length, at, position);
        var page = new OggPage(at, bytes);
        if (!page.hasValidChecksum()) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    position,
                    "the checksum of the Ogg page at byte %d".formatted(at));
        }
        return page;
    }

    private static void requireWhole(boolean isWhole, long at, Duration position)
            throws InvalidSoundException {
        if (!isWhole) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF, position, "the Ogg page at byte " + at + " is cut off");
        }
    }

    /** The checksum counts its own four bytes as zero. */
    private boolean hasValidChecksum() {
        int after = CHECKSUM_AT + NO_CHECKSUM.length;
        int found = OggChecksum.update(0, bytes, 0, CHECKSUM_AT);
        found = OggChecksum.update(found, NO_CHECKSUM, 0, NO_CHECKSUM.length);
        found = OggChecksum.update(found, bytes, after, bytes.length - after);
        return found == head().getInt(CHECKSUM_AT);
    }

    private ByteBuffer head() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Offset in the file at which the page begins, in bytes. */
    public long at() {
        return at;
    }

    /** Offset in the file at which the page ends, in bytes. */
    public long end() {
        return at + bytes.length;
    }

    /** True when its first bytes continue a packet of the previous page. */
    public boolean isContinued() {
        return (bytes[5] & CONTINUED) != 0;
    }

    /** True for the first page of a stream. */
    public boolean isFirst() {
        return (bytes[5] & FIRST) != 0;
    }

    /** True for the last page of a stream. */
    public boolean isLast() {
        return (bytes[5] & LAST) != 0;
    }

    /** Granule position: end of the last packet that ends here, in units of the codec; else −1. */
    public long granule() {
        return head().getLong(6);
    }

    /** Serial number of its stream. */
    public int serial() {
        return head().getInt(14);
    }

    /** Number of the page in its stream. */
    public int sequence() {
        return head().getInt(18);
    }

    /** The packets and pieces of packets on the page, in order. */
    public List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        int segments = Byte.toUnsignedInt(bytes[COUNT_AT]);
        int from = HEAD_BYTES + segments;
        int length = 0;
        for (int i = 0; i < segments; i++) {
            int segment = Byte.toUnsignedInt(bytes[HEAD_BYTES + i]);
            length += segment;
            if (segment < SEGMENT_BYTES || i == segments - 1) {
                boolean whole = segment < SEGMENT_BYTES;
                pieces.add(new Piece(ByteBuffer.wrap(bytes, from, length).slice(), whole));
                from += length;
                length = 0;
            }
        }
        return pieces;
    }

    /**
     * Bytes of one packet on one page.
     *
     * @param bytes the bytes
     * @param ends whether the packet ends with them
     */
    public record Piece(ByteBuffer bytes, boolean ends) {
        /** A copy of the bytes. */
        public byte[] copy() {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return copy;
        }
    }
}
