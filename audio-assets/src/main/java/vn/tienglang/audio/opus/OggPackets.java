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
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.BadSound.Flaw;

/**
 * The packets of an Ogg Opus file of any origin (RFC 7845), one logical stream. A page that is
 * missing, torn or spoiled is a fault of the file; so is an end that no page announces.
 */
final class OggPackets implements Packets {
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
    private long handed;

    private OggPackets(FileBytes file, OggPage first, OpusHead head) {
        this.file = file;
        this.serial = first.serial();
        this.head = head;
        this.at = first.end();
        this.sequence = first.sequence() + 1;
    }

    /** Reads the head and passes over the tags. */
    static OggPackets open(FileBytes file) throws IOException, BadSound {
        OggPage first = firstPage(file);
        var packets = new OggPackets(file, first, head(first));
        packets.passTags();
        return packets;
    }

    /** The page an Ogg file begins with; anything else is no sound we know. */
    static OggPage firstPage(FileBytes file) throws IOException, BadSound {
        byte[] magic = new byte[4];
        if (file.read(0, magic) < magic.length || !OggPage.beginsAt(magic, 0)) {
            throw new BadSound(Flaw.NOT_SOUND, Duration.ZERO, "not an Ogg file");
        }
        OggPage first = OggPage.read(file, 0, Duration.ZERO);
        if (!first.isFirst()) {
            throw new BadSound(Flaw.DAMAGED, Duration.ZERO, "its first page is not the first");
        }
        return first;
    }

    /** The head on the first page, which it has for itself. */
    static OpusHead head(OggPage first) throws BadSound {
        List<OggPage.Piece> pieces = first.pieces();
        if (pieces.size() != 1
                || !pieces.getFirst().ends()
                || !OpusHead.begins(pieces.getFirst().copy())) {
            throw new BadSound(Flaw.NOT_TAKEN, Duration.ZERO, "Ogg, but not Opus");
        }
        return OpusHead.parse(pieces.getFirst().copy());
    }

    /** True when a packet of tags begins so. */
    static boolean isTags(byte[] packet) {
        return packet.length >= TAGS.length
                && Arrays.equals(packet, 0, TAGS.length, TAGS, 0, TAGS.length);
    }

    private void passTags() throws IOException, BadSound {
        long bytes = 0;
        boolean first = true;
        while (true) {
            OggPage page = nextPage();
            for (OggPage.Piece piece : page.pieces()) {
                if (first && !isTags(piece.copy())) {
                    throw new BadSound(Flaw.DAMAGED, Duration.ZERO, "no OpusTags");
                }
                first = false;
                bytes += piece.bytes().remaining();
                if (bytes > TAG_BYTES_MOST) {
                    throw new BadSound(Flaw.NOT_TAKEN, Duration.ZERO, "more tags than sound");
                }
                if (piece.ends()) {
                    // The tags end their page (RFC 7845, section 3); sound begins on the next.
                    return;
                }
            }
            refuseIfLast(page);
        }
    }

    private void refuseIfLast(OggPage page) throws BadSound {
        if (page.isLast()) {
            throw new BadSound(Flaw.EMPTY, Duration.ZERO, "the stream ends before its sound");
        }
    }

    private OggPage nextPage() throws IOException, BadSound {
        if (at == file.size()) {
            throw new BadSound(Flaw.CUT_OFF, heard(), "the file ends and its stream does not");
        }
        OggPage page = OggPage.read(file, at, heard());
        if (page.serial() != serial) {
            throw new BadSound(
                    Flaw.NOT_TAKEN, heard(), "several streams in one file, at byte " + at);
        }
        if (page.sequence() != sequence) {
            throw new BadSound(
                    Flaw.DAMAGED,
                    heard(),
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
    public Optional<OpusPacket> next() throws IOException, BadSound {
        while (ready.isEmpty() && !isOver) {
            readPage();
        }
        Optional<OpusPacket> next = Optional.ofNullable(ready.poll());
        next.ifPresent(packet -> handed += packet.keep());
        return next;
    }

    @Override
    public Duration heard() {
        return OpusPacket.time(Math.max(0, handed - head.preSkip()));
    }

    private void readPage() throws IOException, BadSound {
        OggPage page = nextPage();
        List<OpusPacket> packets = packets(page);
        if (!packets.isEmpty()) {
            give(page, packets);
        }
        if (page.isLast()) {
            if (isBegun) {
                throw new BadSound(Flaw.CUT_OFF, heard(), "the last packet does not end");
            }
            refuseMore();
            isOver = true;
        }
    }

    private void refuseMore() throws IOException, BadSound {
        if (at == file.size()) {
            return;
        }
        byte[] magic = new byte[4];
        boolean chained = file.read(at, magic) == magic.length && OggPage.beginsAt(magic, 0);
        throw chained
                ? new BadSound(Flaw.NOT_TAKEN, heard(), "another stream follows, at byte " + at)
                : new BadSound(Flaw.DAMAGED, heard(), (file.size() - at) + " bytes after its end");
    }

    /** The packets that end on this page. */
    private List<OpusPacket> packets(OggPage page) throws BadSound {
        if (page.isContinued() != isBegun) {
            throw new BadSound(Flaw.DAMAGED, heard(), "a packet is continued that is not there");
        }
        var packets = new ArrayList<OpusPacket>();
        for (OggPage.Piece piece : page.pieces()) {
            begun.writeBytes(piece.copy());
            isBegun = !piece.ends();
            if (begun.size() > OpusPacket.BYTES_MOST) {
                throw new BadSound(Flaw.DAMAGED, heard(), "a packet of " + begun.size() + " bytes");
            }
            if (piece.ends()) {
                packets.add(OpusPacket.whole(begun.toByteArray(), heard()));
                begun.reset();
            }
        }
        return packets;
    }

    /** Holds the page's own count against its packets and cuts off what is padding. */
    private void give(OggPage page, List<OpusPacket> packets) throws BadSound {
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
            throw new BadSound(
                    Flaw.DAMAGED,
                    heard(),
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
