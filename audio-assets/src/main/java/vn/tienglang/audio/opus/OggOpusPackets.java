package vn.tienglang.audio.opus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.FileBytes;
import vn.tienglang.audio.ogg.OggPage;

/**
 * The packets of an Ogg Opus file of any origin (RFC 7845), one logical stream. A page that is
 * missing, torn or spoiled is a fault of the file; so is an end that no page announces.
 */
final class OggOpusPackets implements OpusPackets {
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);

    /** Tags may hold a picture; they are passed over, not kept. */
    private static final long TAG_BYTES_MOST = 16L << 20;

    /** Writers that join or copy streams count a packet more or less; a real gap is longer. */
    private static final long GRANULE_SLIP = OpusPacket.FRAMES_MOST;

    private final FileBytes file;
    private final int serial;
    private final OpusHead head;
    private final Deque<OpusPacket> ready = new ArrayDeque<>();
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean isBegun;
    private boolean isStarted;
    private boolean isOver;
    private long at;
    private int sequence;
    private long position;
    private long deliveredFrames;

    private OggOpusPackets(FileBytes file, OggPage first, OpusHead head) {
        this.file = file;
        this.serial = first.serial();
        this.head = head;
        this.at = first.end();
        this.sequence = first.sequence() + 1;
    }

    /** Reads the head and passes over the tags. */
    static OggOpusPackets open(FileBytes file) throws IOException, InvalidSoundException {
        OggPage first = firstPage(file);
        var packets = new OggOpusPackets(file, first, head(first));
        packets.skipTags();
        return packets;
    }

    /** The page an Ogg file begins with; anything else is no sound we know. */
    static OggPage firstPage(FileBytes file) throws IOException, InvalidSoundException {
        byte[] magic = new byte[4];
        if (file.read(0, magic) < magic.length || !OggPage.beginsAt(magic, 0)) {
            throw new InvalidSoundException(Flaw.NOT_SOUND, Duration.ZERO, "not an Ogg file");
        }
        OggPage first = OggPage.read(file, 0, Duration.ZERO);
        if (!first.isFirst()) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, Duration.ZERO, "its first page is not the first");
        }
        return first;
    }

    /** The head on the first page, which it has for itself. */
    static OpusHead head(OggPage first) throws InvalidSoundException {
        List<OggPage.Piece> pieces = first.pieces();
        if (pieces.size() != 1
                || !pieces.getFirst().ends()
                || !OpusHead.begins(pieces.getFirst().copy())) {
            throw new InvalidSoundException(Flaw.NOT_TAKEN, Duration.ZERO, "Ogg, but not Opus");
        }
        return OpusHead.parse(pieces.getFirst().copy());
    }

    /** True when a packet of tags begins so. */
    static boolean isTags(byte[] packet) {
        return packet.length >= TAGS.length
                && Arrays.equals(packet, 0, TAGS.length, TAGS, 0, TAGS.length);
    }

    private void skipTags() throws IOException, InvalidSoundException {
        long bytes = 0;
        boolean first = true;
        while (true) {
            OggPage page = nextPage();
            for (OggPage.Piece piece : page.pieces()) {
                if (first && !isTags(piece.copy())) {
                    throw new InvalidSoundException(Flaw.DAMAGED, Duration.ZERO, "no OpusTags");
                }
                first = false;
                bytes += piece.bytes().remaining();
                if (bytes > TAG_BYTES_MOST) {
                    throw new InvalidSoundException(
                            Flaw.NOT_TAKEN, Duration.ZERO, "more tags than sound");
                }
                if (piece.ends()) {
                    // The tags end their page (RFC 7845, section 3); sound begins on the next.
                    return;
                }
            }
            rejectIfLast(page);
        }
    }

    private void rejectIfLast(OggPage page) throws InvalidSoundException {
        if (page.isLast()) {
            throw new InvalidSoundException(
                    Flaw.EMPTY, Duration.ZERO, "the stream ends before its sound");
        }
    }

    private OggPage nextPage() throws IOException, InvalidSoundException {
        if (at == file.size()) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF, decodedLength(), "the file ends and its stream does not");
        }
        OggPage page = OggPage.read(file, at, decodedLength());
        if (page.serial() != serial) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN, decodedLength(), "several streams in one file, at byte " + at);
        }
        if (page.sequence() != sequence) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    decodedLength(),
                    "page %d follows where %d should"
                            .formatted(
                                    Integer.toUnsignedLong(page.sequence()),
                                    Integer.toUnsignedLong(sequence)));
        }
        at = page.end();
        sequence++;
        return page;
    }

    @Override
    public OpusHead head() {
        return head;
    }

    @Override
    public Optional<OpusPacket> next() throws IOException, InvalidSoundException {
        while (ready.isEmpty() && !isOver) {
            readPage();
        }
        Optional<OpusPacket> next = Optional.ofNullable(ready.poll());
        next.ifPresent(packet -> deliveredFrames += packet.keep());
        return next;
    }

    @Override
    public Duration decodedLength() {
        return OpusPacket.time(Math.max(0, deliveredFrames - head.preSkip()));
    }

    private void readPage() throws IOException, InvalidSoundException {
        OggPage page = nextPage();
        List<OpusPacket> packets = packets(page);
        if (!packets.isEmpty()) {
            queuePackets(page, packets);
        }
        if (page.isLast()) {
            if (isBegun) {
                throw new InvalidSoundException(
                        Flaw.CUT_OFF, decodedLength(), "the last packet does not end");
            }
            rejectTrailingData();
            isOver = true;
        }
    }

    private void rejectTrailingData() throws IOException, InvalidSoundException {
        if (at == file.size()) {
            return;
        }
        byte[] magic = new byte[4];
        boolean chained = file.read(at, magic) == magic.length && OggPage.beginsAt(magic, 0);
        throw chained
                ? new InvalidSoundException(
                        Flaw.NOT_TAKEN, decodedLength(), "another stream follows, at byte " + at)
                : new InvalidSoundException(
                        Flaw.DAMAGED, decodedLength(), (file.size() - at) + " bytes after its end");
    }

    /** The packets that end on this page. */
    private List<OpusPacket> packets(OggPage page) throws InvalidSoundException {
        if (page.isContinued() != isBegun) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, decodedLength(), "a packet is continued that is not there");
        }
        var packets = new ArrayList<OpusPacket>();
        for (OggPage.Piece piece : page.pieces()) {
            begun.writeBytes(piece.copy());
            isBegun = !piece.ends();
            if (begun.size() > OpusPacket.BYTES_MOST) {
                throw new InvalidSoundException(
                        Flaw.DAMAGED, decodedLength(), "a packet of " + begun.size() + " bytes");
            }
            if (piece.ends()) {
                packets.add(OpusPacket.whole(begun.toByteArray(), decodedLength()));
                begun.reset();
            }
        }
        return packets;
    }

    /** Holds the page's own count against its packets and cuts off what is padding. */
    private void queuePackets(OggPage page, List<OpusPacket> packets) throws InvalidSoundException {
        long frames = packets.stream().mapToLong(OpusPacket::frames).sum();
        long granule = page.granule();
        if (!isStarted) {
            // A stream that was joined late does not begin at zero (RFC 7845, section 4.3).
            position = Math.max(0, granule - frames);
            isStarted = true;
        }
        long counted = granule - position;
        boolean tooMany = counted > frames + GRANULE_SLIP;
        boolean tooFew = page.isLast() ? counted < 0 : counted < frames - GRANULE_SLIP;
        if (tooMany || tooFew || granule < 0) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    decodedLength(),
                    "a page of %d frames that counts %d".formatted(frames, counted));
        }
        long keep = page.isLast() ? Math.min(counted, frames) : frames;
        for (OpusPacket packet : packets) {
            int kept = (int) Math.min(keep, packet.frames());
            ready.add(packet.kept(kept));
            keep -= kept;
        }
        position = granule;
    }

    @Override
    public void close() {
        file.close();
    }
}
