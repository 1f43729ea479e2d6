package vn.tienglang.audio.ogg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.FileBytes;

/**
 * One page of an Ogg file (RFC 3533, section 6): a head of 27 bytes, up to 255 lengths, up to 255
 * times 255 bytes. A page is read whole, and its checksum held against it, or not at all.
 */
public final class OggPage {
    /** The longest there can be. */
    public static final int BYTES_MOST = 27 + 255 + 255 * 255;

    /** How many lengths, and so at most how many packets, one page has. */
    public static final int SEGMENTS_MOST = 255;

    /** A packet goes on while its segments are that long. */
    static final int SEGMENT_BYTES = 255;

    /** The granule position of a page on which no packet ends. */
    static final long NO_GRANULE = -1;

    static final int CONTINUED = 1;
    public static final int FIRST = 2;
    public static final int LAST = 4;

    private static final int HEAD_BYTES = 27;
    private static final int MAGIC = 'O' | ('g' << 8) | ('g' << 16) | ('S' << 24);
    private static final int CHECKSUM_AT = 22;
    private static final int COUNT_AT = 26;

    private final long at;
    private final byte[] bytes;

    private OggPage(long at, byte[] bytes) {
        this.at = at;
        this.bytes = bytes;
    }

    /**
     * A page to be written.
     *
     * @param packets whole ones, at most as many as fit
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

    /** How many segments a packet of so many bytes takes. */
    public static int segments(int packetBytes) {
        return packetBytes / SEGMENT_BYTES + 1;
    }

    /**
     * True when a page of this stream begins at {@code from}, as surely as its first 18 bytes can
     * tell: the four letters alone stand by chance once in 4 GiB of sound.
     */
    public static boolean beginsAt(byte[] bytes, int from, int serial) {
        return beginsAt(bytes, from)
                && bytes.length - from >= 18
                && bytes[from + 4] == 0
                && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(from + 14)
                        == serial;
    }

    /** True when there are the letters that a page begins with. */
    public static boolean beginsAt(byte[] bytes, int from) {
        return bytes.length - from >= 4
                && bytes[from] == 'O'
                && bytes[from + 1] == 'g'
                && bytes[from + 2] == 'g'
                && bytes[from + 3] == 'S';
    }

    /**
     * The page that begins at this byte.
     *
     * @param heard how far into the sound that is, for whoever is told
     * @throws InvalidSoundException cut off when the file ends within it, damaged when there is
     *     none
     */
    public static OggPage read(FileBytes file, long at, Duration heard)
            throws IOException, InvalidSoundException {
        byte[] head = new byte[HEAD_BYTES + SEGMENTS_MOST];
        int there = file.read(at, head);
        if (there >= 4 && !beginsAt(head, 0)) {
            throw new InvalidSoundException(Flaw.DAMAGED, heard, "no Ogg page at byte " + at);
        }
        if (there < HEAD_BYTES) {
            throw cutOff(at, heard);
        }
        if (head[4] != 0) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, heard, "an Ogg page of version " + head[4]);
        }
        int segments = Byte.toUnsignedInt(head[COUNT_AT]);
        if (there < HEAD_BYTES + segments) {
            throw cutOff(at, heard);
        }
        int length = HEAD_BYTES + segments;
        for (int i = 0; i < segments; i++) {
            length += Byte.toUnsignedInt(head[HEAD_BYTES + i]);
        }
        byte[] bytes = new byte[length];
        if (file.read(at, bytes) < length) {
            throw cutOff(at, heard);
        }
        var page = new OggPage(at, bytes);
        if (!page.hasValidChecksum()) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, heard, "the checksum of the Ogg page at byte %d".formatted(at));
        }
        return page;
    }

    private static InvalidSoundException cutOff(long at, Duration heard) {
        return new InvalidSoundException(
                Flaw.CUT_OFF, heard, "the Ogg page at byte " + at + " is cut off");
    }

    private boolean hasValidChecksum() {
        byte[] blank = bytes.clone();
        Arrays.fill(blank, CHECKSUM_AT, CHECKSUM_AT + 4, (byte) 0);
        return OggChecksum.of(blank) == head().getInt(CHECKSUM_AT);
    }

    private ByteBuffer head() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where in the file it begins. */
    public long at() {
        return at;
    }

    /** Where in the file the next one begins. */
    public long end() {
        return at + bytes.length;
    }

    /** True when its first bytes belong to the packet before. */
    public boolean isContinued() {
        return (bytes[5] & CONTINUED) != 0;
    }

    /** True when a stream begins with it. */
    public boolean isFirst() {
        return (bytes[5] & FIRST) != 0;
    }

    /** True when its stream ends with it. */
    public boolean isLast() {
        return (bytes[5] & LAST) != 0;
    }

    /** Where the last packet that ends on it ends, in the codec's own count. */
    public long granule() {
        return head().getLong(6);
    }

    /** Which stream it belongs to. */
    public int serial() {
        return head().getInt(14);
    }

    /** Its number in its stream. */
    public int sequence() {
        return head().getInt(18);
    }

    /** The packets, or pieces of packets, in their order. */
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
     * Bytes of one packet.
     *
     * @param ends whether the packet ends with them
     */
    public record Piece(ByteBuffer bytes, boolean ends) {
        /** A copy of them. */
        public byte[] copy() {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return copy;
        }
    }
}
