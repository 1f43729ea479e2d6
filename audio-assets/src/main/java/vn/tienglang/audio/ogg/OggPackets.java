package vn.tienglang.audio.ogg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.ByteReader;

/**
 * Reader of the packets of an Ogg file (RFC 3533) with one stream, from the front to the end. It
 * verifies the checksum, the number and the stream of every page. The last page must be marked as
 * the last, so a file that was cut off is always detected.
 */
public final class OggPackets implements AutoCloseable {
    private final ByteReader bytes;
    private final int serial;
    private final TrailingBytes trailing;
    private final Supplier<Duration> position;
    private int sequence;
    private List<OggPage.Piece> pieces = List.of();
    private int nextPiece;
    private long granule;
    private boolean isLastPage;

    /** What may follow the last page. Another Ogg page is always refused. */
    public enum TrailingBytes {
        /** Bytes of any kind, such as an ID3 tag. */
        ALLOWED,
        /** Nothing. */
        REFUSED
    }

    /** How a packet was skipped. */
    public enum Skipped {
        /** The packet ended. */
        WHOLE,
        /** It is larger than the limit; it was not skipped to its end. */
        TOO_LARGE,
        /** The stream ended before the packet. */
        UNFINISHED
    }

    /**
     * One packet.
     *
     * @param bytes all of it
     * @param endsPage whether it is the last packet that ends on its page
     * @param granule the granule position of the page on which it ends
     * @param lastPage whether that page is marked as the last
     */
    public record Packet(ByteBuffer bytes, boolean endsPage, long granule, boolean lastPage) {
        /** A copy of the bytes. */
        public byte[] copy() {
            byte[] copy = new byte[bytes.limit()];
            bytes.get(0, copy);
            return copy;
        }
    }

    private OggPackets(
            ByteReader bytes,
            int serial,
            int sequence,
            TrailingBytes trailing,
            Supplier<Duration> position) {
        this.bytes = bytes;
        this.serial = serial;
        this.sequence = sequence;
        this.trailing = trailing;
        this.position = position;
    }

    /**
     * The packets of a whole stream; its first page must have the number 0.
     *
     * @param bytes at the beginning of the first page; closed with the packets
     * @param position how much sound was decoded so far, for error messages
     */
    public static OggPackets open(
            ByteReader bytes, TrailingBytes trailing, Supplier<Duration> position)
            throws IOException, InvalidSoundException {
        OggPage first = OggPage.read(bytes, position.get());
        var packets = new OggPackets(bytes, first.serial(), 0, trailing, position);
        packets.enter(first, false);
        return packets;
    }

    /**
     * The packets after the first page of a stream; that page may have any number.
     *
     * @param first the page that was read from {@code bytes} last
     * @param bytes at the end of the first page; closed with the packets
     * @param position how much sound was decoded so far, for error messages
     */
    public static OggPackets after(
            OggPage first, ByteReader bytes, TrailingBytes trailing, Supplier<Duration> position) {
        return new OggPackets(bytes, first.serial(), first.sequence() + 1, trailing, position);
    }

    /**
     * The next packet; empty after the last.
     *
     * @param bytesMost a larger packet is refused as damaged
     */
    public Optional<Packet> next(int bytesMost) throws IOException, InvalidSoundException {
        var packet = new ByteArrayOutputStream();
        boolean isOpen = false;
        while (hasPiece(isOpen)) {
            OggPage.Piece piece = pieces.get(nextPiece++);
            isOpen = true;
            if (piece.bytes().remaining() > bytesMost - packet.size()) {
                throw damaged("a packet of more than " + bytesMost + " bytes");
            }
            packet.writeBytes(piece.copy());
            if (piece.ends()) {
                var whole = ByteBuffer.wrap(packet.toByteArray());
                return Optional.of(new Packet(whole, !endsAnother(), granule, isLastPage));
            }
        }
        if (isOpen) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF, position.get(), "Ogg: the last packet does not end");
        }
        rejectTrailingBytes();
        return Optional.empty();
    }

    /**
     * The first bytes of the next packet, without reading it; empty when the stream is over.
     *
     * @param count fewer are returned when the packet has fewer on the page on which it begins
     */
    public Optional<byte[]> peek(int count) throws IOException, InvalidSoundException {
        if (!hasPiece(false)) {
            return Optional.empty();
        }
        byte[] piece = pieces.get(nextPiece).copy();
        return Optional.of(Arrays.copyOf(piece, Math.min(count, piece.length)));
    }

    /** Skips the next packet, in bounded memory. */
    public Skipped skip(long bytesMost) throws IOException, InvalidSoundException {
        long skipped = 0;
        boolean isOpen = false;
        while (hasPiece(isOpen)) {
            OggPage.Piece piece = pieces.get(nextPiece++);
            isOpen = true;
            skipped += piece.bytes().remaining();
            if (skipped > bytesMost) {
                return Skipped.TOO_LARGE;
            }
            if (piece.ends()) {
                return Skipped.WHOLE;
            }
        }
        return Skipped.UNFINISHED;
    }

    /** Skips what is left of the current page. */
    public void skipRestOfPage() {
        nextPiece = pieces.size();
    }

    /** Reads pages until there is a piece; false when the last page has none left. */
    private boolean hasPiece(boolean isOpen) throws IOException, InvalidSoundException {
        while (nextPiece == pieces.size() && !isLastPage) {
            OggPage page = OggPage.read(bytes, position.get());
            if (page.isFirst() || page.serial() != serial) {
                throw new InvalidSoundException(
                        Flaw.NOT_TAKEN,
                        position.get(),
                        "Ogg with several streams, at byte " + page.at());
            }
            enter(page, isOpen);
        }
        return nextPiece < pieces.size();
    }

    private void enter(OggPage page, boolean isOpen) throws InvalidSoundException {
        if (page.sequence() != sequence) {
            throw damaged(
                    "page %d where %d should be"
                            .formatted(
                                    Integer.toUnsignedLong(page.sequence()),
                                    Integer.toUnsignedLong(sequence)));
        }
        if (page.isContinued() != isOpen) {
            throw damaged(
                    isOpen
                            ? "a packet is not continued on the next page"
                            : "a page continues a packet that did not begin");
        }
        sequence++;
        pieces = page.pieces();
        nextPiece = 0;
        granule = page.granule();
        isLastPage = page.isLast();
    }

    /** True when one more packet ends on this page. */
    private boolean endsAnother() {
        return nextPiece < pieces.size() && pieces.get(nextPiece).ends();
    }

    private void rejectTrailingBytes() throws IOException, InvalidSoundException {
        byte[] magic = new byte[4];
        int there = bytes.peek(magic);
        if (there == magic.length && OggPage.beginsAt(magic, 0)) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN,
                    position.get(),
                    "Ogg: another stream follows, at byte " + bytes.position());
        }
        if (there > 0 && trailing == TrailingBytes.REFUSED) {
            throw damaged("bytes after the last page, at byte " + bytes.position());
        }
    }

    private InvalidSoundException damaged(String what) {
        return new InvalidSoundException(Flaw.DAMAGED, position.get(), "Ogg: " + what);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
