package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.ogg.OggPackets;
import vn.tienglang.audio.ogg.OggPage;

/**
 * Opus packets of an Ogg file of any origin (RFC 7845) with one logical stream. A missing, torn or
 * damaged page is an error, and so is a file whose last page is not marked as the last.
 */
final class OggOpusPackets implements OpusPackets {
    /** Most bytes of tags, which may hold a picture; they are skipped. */
    private static final long TAG_BYTES_MOST = 16L << 20;

    /** Frames by which writers that join or copy streams may miscount; a real gap is longer. */
    private static final long GRANULE_SLIP = OpusPacket.FRAMES_MOST;

    private final OpusHead head;
    private final OggPackets packets;
    private final Deque<OpusPacket> ready = new ArrayDeque<>();
    private boolean isStarted;
    private boolean isOver;
    private long granule;
    private long deliveredFrames;

    private OggOpusPackets(ByteReader bytes) throws IOException, InvalidSoundException {
        OggPage first = OggOpusHeader.firstPage(bytes);
        this.head = OggOpusHeader.head(first);
        this.packets =
                OggPackets.after(
                        first, bytes, OggPackets.TrailingBytes.REFUSED, this::decodedLength);
        skipTags();
    }

    /** Opens the file, reads the head and skips the tags. */
    static OggOpusPackets open(Path file) throws IOException, InvalidSoundException {
        return of(ByteReader.open(file));
    }

    /** Reads a stream, which is closed with the packets. */
    static OggOpusPackets of(ByteReader bytes) throws IOException, InvalidSoundException {
        try {
            return new OggOpusPackets(bytes);
        } catch (IOException | InvalidSoundException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private void skipTags() throws IOException, InvalidSoundException {
        Optional<byte[]> start = packets.peek(OggOpusHeader.TAGS_MAGIC_BYTES);
        if (start.isPresent() && !OggOpusHeader.isTags(start.get())) {
            throw new InvalidSoundException(Flaw.DAMAGED, Duration.ZERO, "no OpusTags");
        }
        switch (packets.skip(TAG_BYTES_MOST)) {
            // The tags end their page (RFC 7845, section 3); sound begins on the next.
            case WHOLE -> packets.skipRestOfPage();
            case TOO_LARGE ->
                    throw new InvalidSoundException(
                            Flaw.NOT_TAKEN, Duration.ZERO, "more tags than sound");
            case UNFINISHED ->
                    throw new InvalidSoundException(
                            Flaw.EMPTY, Duration.ZERO, "the stream ends before its sound");
        }
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

    /** Reads the packets up to the end of the next page on which a packet ends. */
    private void readPage() throws IOException, InvalidSoundException {
        var page = new ArrayList<OpusPacket>();
        Optional<OggPackets.Packet> next = packets.next(OpusPacket.BYTES_MOST);
        while (next.isPresent()) {
            OggPackets.Packet packet = next.get();
            page.add(OpusPacket.whole(packet.copy(), decodedLength()));
            if (packet.endsPage()) {
                queuePackets(packet, page);
                if (!packet.lastPage()) {
                    return;
                }
                page.clear();
            }
            next = packets.next(OpusPacket.BYTES_MOST);
        }
        isOver = true;
    }

    /**
     * Compares the granule position of a page with its packets and cuts off the padding at the end.
     *
     * @param last the last packet of the page
     * @param page all packets that end on the page
     */
    private void queuePackets(OggPackets.Packet last, List<OpusPacket> page)
            throws InvalidSoundException {
        long frames = page.stream().mapToLong(OpusPacket::frames).sum();
        if (!isStarted) {
            // A stream that was joined late does not begin at zero (RFC 7845, section 4.3).
            granule = Math.max(0, last.granule() - frames);
            isStarted = true;
        }
        long counted = last.granule() - granule;
        boolean tooMany = counted > frames + GRANULE_SLIP;
        boolean tooFew = last.lastPage() ? counted < 0 : counted < frames - GRANULE_SLIP;
        if (tooMany || tooFew || last.granule() < 0) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    decodedLength(),
                    "a page of %d frames that counts %d".formatted(frames, counted));
        }
        long keep = last.lastPage() ? Math.min(counted, frames) : frames;
        for (OpusPacket packet : page) {
            int kept = (int) Math.min(keep, packet.frames());
            ready.add(packet.kept(kept));
            keep -= kept;
        }
        granule = last.granule();
    }

    @Override
    public void close() {
        packets.close();
    }
}
