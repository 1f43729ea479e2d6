package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.audio.io.FileBytes;
import vn.tienglang.audio.ogg.OggPage;

/**
 * Reader of a clip in Ogg Opus. It is stricter than {@link OpusSoundSource}, because only {@link
 * OggOpusWriter} writes clips: one plain stream, mono or stereo, without missing pages, with whole
 * packets on each page and exact granule positions; the last page is marked and ends the file.
 * Opening reads only the first two pages and the last one; the other pages are verified when they
 * are read.
 */
public final class OggOpusClipReader implements ClipReader {
    /**
     * Frames that are decoded before the target of a seek. RFC 7845, section 4.6, asks for at least
     * 80 ms, after which a voice is exact to 30 dB only; after 400 ms it is exact to 60 dB, at the
     * cost of a millisecond.
     */
    private static final int PRE_ROLL = OpusPacket.RATE_HZ * 400 / 1_000;

    /** Distance below which a seek reads page by page. */
    private static final int NEAR_BYTES = 8_192;

    private final FileBytes file;
    private final int serial;
    private final OpusHead head;
    private final PagePosition begin;
    private final long lastPageAt;
    private final long end;
    private final SoundFormat form;
    private final OpusPacketDecoder decoder;
    private final short[] pending;
    private PagePosition next;
    private List<OggPage.Piece> pieces = List.of();
    private int piece;
    private long position;
    private long wanted;
    private int pendingFrom;
    private int pendingTo;

    /**
     * Position of a page.
     *
     * @param at offset in the file, in bytes
     * @param sequence number of the page
     * @param position first frame of the page, counted with the pre-skip
     */
    private record PagePosition(long at, int sequence, long position) {}

    private OggOpusClipReader(FileBytes file) throws IOException, InvalidSoundException {
        this.file = file;
        OggPage first = OggOpusHeader.firstPage(file);
        this.serial = first.serial();
        this.head = plain(OggOpusHeader.head(first));
        OggPage tags = OggPage.read(file, first.end(), Duration.ZERO);
        List<OggPage.Piece> tagged = tags.pieces();
        if (tagged.size() != 1
                || !tagged.getFirst().ends()
                || !OggOpusHeader.isTags(tagged.getFirst().copy())) {
            throw bad(Flaw.DAMAGED, "no OpusTags on a page of their own");
        }
        this.begin = new PagePosition(tags.end(), tags.sequence() + 1, 0);
        OggPage last = last(file);
        this.lastPageAt = last.at();
        this.end = last.granule();
        this.form = counted();
        this.decoder = new OpusPacketDecoder(head);
        this.pending = new short[OpusPacket.FRAMES_MOST * head.channels()];
        this.next = begin;
        this.wanted = head.preSkip();
    }

    /**
     * Opens the clip.
     *
     * @throws InvalidSoundException when it is not a clip, or incomplete
     * @throws IOException when it cannot be read
     */
    public static OggOpusClipReader open(Path file) throws IOException, InvalidSoundException {
        return open(Files.newByteChannel(file));
    }

    /**
     * Opens a clip from a channel, which is closed with the clip, or at once when the clip is
     * invalid.
     */
    public static OggOpusClipReader open(SeekableByteChannel channel)
            throws IOException, InvalidSoundException {
        try {
            return new OggOpusClipReader(new FileBytes(channel));
        } catch (IOException | InvalidSoundException | RuntimeException e) {
            FileBytes.closeQuietly(channel);
            throw e;
        }
    }

    private static OpusHead plain(OpusHead head) throws InvalidSoundException {
        if (!head.isPlain() || head.gain() != 0) {
            throw bad(Flaw.NOT_TAKEN, "not a clip: several streams, or a gain of its own");
        }
        return head;
    }

    private static InvalidSoundException bad(Flaw flaw, String detail) {
        return new InvalidSoundException(flaw, Duration.ZERO, detail);
    }

    /** Finds the last page from the end of the file. */
    private OggPage last(FileBytes file) throws IOException, InvalidSoundException {
        long from = Math.max(begin.at(), file.size() - OggPage.BYTES_MOST);
        byte[] tail = new byte[(int) Math.max(0, file.size() - from)];
        int there = file.read(from, tail);
        // Backwards: the last page that begins must end the file.
        for (int at = there - 1; at >= 0; at--) {
            if (OggPage.beginsAt(tail, at, serial)) {
                OggPage page = OggPage.read(file, from + at, Duration.ZERO);
                if (page.isLast() && page.end() == file.size()) {
                    return page;
                }
                break;
            }
        }
        throw bad(Flaw.CUT_OFF, "the file does not end with the last page of its stream");
    }

    private SoundFormat counted() throws InvalidSoundException {
        long frames = end - head.preSkip();
        if (frames < 1) {
            throw bad(Flaw.EMPTY, "a last page that counts " + end + " frames");
        }
        if (frames > OpusPacket.SOUND_FRAMES_MOST) {
            throw bad(Flaw.TOO_LONG, "a last page that counts " + end + " frames");
        }
        return new SoundFormat(OpusPacket.RATE_HZ, head.channels(), frames);
    }

    @Override
    public SoundFormat format() {
        return form;
    }

    @Override
    public int read(byte[] into) throws IOException, InvalidSoundException {
        int frameBytes = form.bytesPerFrame();
        if (into.length < frameBytes) {
            throw new IllegalArgumentException("no room for a frame of " + frameBytes + " bytes");
        }
        var out = ByteBuffer.wrap(into).order(ByteOrder.LITTLE_ENDIAN);
        while (out.remaining() >= frameBytes && wanted < end) {
            if (pendingFrom == pendingTo) {
                decodePacket();
            }
            int frames = Math.min(pendingTo - pendingFrom, out.remaining() / frameBytes);
            int samples = frames * head.channels();
            int from = pendingFrom * head.channels();
            for (int i = 0; i < samples; i++) {
                out.putShort(pending[from + i]);
            }
            pendingFrom += frames;
            wanted += frames;
        }
        return out.position();
    }

    /** Decodes one packet and keeps the requested frames, possibly none. */
    private void decodePacket() throws IOException, InvalidSoundException {
        while (piece == pieces.size()) {
            readNextPage();
        }
        byte[] packet = pieces.get(piece).copy();
        piece++;
        int frames = OpusPacket.frames(packet, playedLength());
        if (position + frames > wanted - PRE_ROLL) {
            short[] decoded = decoder.decode(packet, frames, playedLength());
            pendingFrom = Math.clamp(wanted - position, 0, frames);
            pendingTo = Math.clamp(end - position, pendingFrom, frames);
            System.arraycopy(decoded, 0, pending, 0, frames * head.channels());
        }
        position += frames;
    }

    private Duration playedLength() {
        return OpusPacket.time(Math.max(0, wanted - head.preSkip()));
    }

    /** Reads the next page and verifies its number and granule position. */
    private void readNextPage() throws IOException, InvalidSoundException {
        if (next.at() > lastPageAt) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, playedLength(), "fewer packets than its last page counts");
        }
        OggPage page = OggPage.read(file, next.at(), playedLength());
        long frames = checked(page);
        boolean isLast = page.at() == lastPageAt;
        long counted = page.granule() - next.position();
        if (isLast ? counted > frames || counted < 0 : counted != frames) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    playedLength(),
                    "a page of %d frames that counts %d".formatted(frames, counted));
        }
        pieces = page.pieces();
        piece = 0;
        position = next.position();
        next = after(page);
    }

    /** Number of frames of the packets on the page. */
    private long checked(OggPage page) throws InvalidSoundException {
        if (page.serial() != serial
                || page.sequence() != next.sequence()
                || page.isContinued()
                || page.isLast() != (page.at() == lastPageAt)) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    playedLength(),
                    "a page that does not follow, at byte " + page.at());
        }
        long frames = 0;
        for (OggPage.Piece packet : page.pieces()) {
            if (!packet.ends()) {
                throw new InvalidSoundException(
                        Flaw.DAMAGED, playedLength(), "a packet that leaves its page");
            }
            frames += OpusPacket.frames(packet.copy(), playedLength());
        }
        return frames;
    }

    private static PagePosition after(OggPage page) {
        return new PagePosition(page.end(), page.sequence() + 1, page.granule());
    }

    @Override
    public void seek(long frame) throws IOException, InvalidSoundException {
        if (frame < 0 || frame > form.frames()) {
            throw new IllegalArgumentException("frame %d of %d".formatted(frame, form.frames()));
        }
        wanted = frame + head.preSkip();
        next = positionBefore(Math.max(0, wanted - PRE_ROLL));
        pieces = List.of();
        piece = 0;
        pendingFrom = 0;
        pendingTo = 0;
        decoder.reset();
    }

    /** The page with this position, or one shortly before it. */
    private PagePosition positionBefore(long sought) throws IOException, InvalidSoundException {
        PagePosition low = begin;
        long high = lastPageAt;
        while (high - low.at() > NEAR_BYTES) {
            long middle = low.at() + (high - low.at()) / 2;
            OggPage page = pageFrom(middle, high);
            if (page.at() >= high || page.granule() > sought) {
                high = middle;
            } else {
                low = after(page);
            }
        }
        return stepForward(low, sought);
    }

    private PagePosition stepForward(PagePosition from, long sought)
            throws IOException, InvalidSoundException {
        PagePosition place = from;
        while (place.at() < lastPageAt) {
            OggPage page = OggPage.read(file, place.at(), playedLength());
            if (page.granule() > sought || page.granule() < place.position()) {
                return place;
            }
            place = after(page);
        }
        return place;
    }

    /** The first page at or after this byte; the last one when no other begins before it. */
    private OggPage pageFrom(long from, long high) throws IOException, InvalidSoundException {
        byte[] window = new byte[(int) Math.min(OggPage.BYTES_MOST, file.size() - from)];
        int there = file.read(from, window);
        for (int at = 0; at < Math.min(there, high - from); at++) {
            if (OggPage.beginsAt(window, at, serial)) {
                return OggPage.read(file, from + at, playedLength());
            }
        }
        return OggPage.read(file, lastPageAt, playedLength());
    }

    @Override
    public void close() {
        file.close();
    }
}
