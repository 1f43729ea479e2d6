package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.FileBytes;

/**
 * Opus packets of a WebM or Matroska file, read in one pass. It enters the segment and clusters,
 * reads block groups and skips all other elements, so the depth is fixed. The pass ends because
 * every element has at least two bytes.
 */
final class WebmOpusPackets implements OpusPackets {
    private static final long EBML = 0x1A45_DFA3L;
    private static final long DOC_TYPE = 0x4282;
    private static final long SEGMENT = 0x1853_8067L;
    private static final long TRACKS = 0x1654_AE6BL;
    private static final long CLUSTER = 0x1F43_B675L;
    private static final long SIMPLE_BLOCK = 0xA3;
    private static final long BLOCK_GROUP = 0xA0;
    private static final long BLOCK = 0xA1;
    private static final long DISCARD_PADDING = 0x75A2;

    private static final int HEADER_BYTES_MOST = 4_096;
    private static final int GROUP_ELEMENTS_MOST = 64;
    private static final int LACING = 0x06;

    /** A block's track, time and flags before its frame. */
    private static final int BLOCK_HEAD_BYTES_MOST = 8 + 2 + 1;

    private final FileBytes file;
    private final long segmentEnd;
    private final WebmTrack track;
    private long at;
    private long clusterEnd;
    private long deliveredFrames;

    private WebmOpusPackets(FileBytes file, long segmentEnd, WebmTrack track, long at) {
        this.file = file;
        this.segmentEnd = segmentEnd;
        this.track = track;
        this.at = at;
        this.clusterEnd = at;
    }

    /** Opens the file and reads up to the list of tracks. */
    static WebmOpusPackets open(Path file) throws IOException, InvalidSoundException {
        var bytes = FileBytes.open(file);
        try {
            return open(bytes);
        } catch (IOException | InvalidSoundException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static WebmOpusPackets open(FileBytes file) throws IOException, InvalidSoundException {
        long at = header(file);
        Ebml.Element segment = Ebml.at(file, at, file.size(), Duration.ZERO);
        if (segment.id() != SEGMENT) {
            throw bad(Flaw.DAMAGED, "no segment after the header");
        }
        long end = segment.isOpen() ? file.size() : segment.end();
        if (end < file.size()) {
            throw bad(Flaw.DAMAGED, (file.size() - end) + " bytes after its segment");
        }
        at = segment.body();
        while (at < end) {
            Ebml.Element element = Ebml.at(file, at, end, Duration.ZERO);
            if (element.id() == CLUSTER || element.isOpen()) {
                throw bad(Flaw.DAMAGED, "sound before the list of tracks");
            }
            if (element.id() == TRACKS) {
                WebmTrack track =
                        WebmTrack.first(file, element)
                                .orElseThrow(() -> bad(Flaw.EMPTY, "no track of sound"));
                return new WebmOpusPackets(file, end, track, element.end());
            }
            at = element.end();
        }
        throw bad(Flaw.CUT_OFF, "the file ends before its list of tracks");
    }

    /** Returns the offset of the segment. */
    private static long header(FileBytes file) throws IOException, InvalidSoundException {
        byte[] magic = new byte[4];
        if (file.read(0, magic) < magic.length || ByteBuffer.wrap(magic).getInt() != (int) EBML) {
            throw bad(Flaw.NOT_SOUND, "not a WebM file");
        }
        Ebml.Element header = Ebml.at(file, 0, file.size(), Duration.ZERO);
        if (header.isOpen() || header.length() > HEADER_BYTES_MOST) {
            throw bad(Flaw.DAMAGED, "an EBML header of " + header.length() + " bytes");
        }
        long at = header.body();
        while (at < header.end()) {
            Ebml.Element element = Ebml.at(file, at, header.end(), Duration.ZERO);
            if (element.isOpen()) {
                throw bad(Flaw.DAMAGED, "a header element without length");
            }
            if (element.id() == DOC_TYPE) {
                rejectOtherDocType(file, element);
                return header.end();
            }
            at = element.end();
        }
        throw bad(Flaw.DAMAGED, "EBML that does not say of what");
    }

    private static void rejectOtherDocType(FileBytes file, Ebml.Element element)
            throws IOException, InvalidSoundException {
        byte[] name = new byte[(int) element.length()];
        int there = file.read(element.body(), name);
        String type = new String(name, 0, there, StandardCharsets.US_ASCII).replace("\0", "");
        if (!type.equals("webm") && !type.equals("matroska")) {
            throw bad(Flaw.NOT_TAKEN, "EBML of another kind than WebM");
        }
    }

    private static InvalidSoundException bad(Flaw flaw, String detail) {
        return new InvalidSoundException(flaw, Duration.ZERO, detail);
    }

    @Override
    public OpusHead head() {
        return track.head();
    }

    @Override
    public Duration decodedLength() {
        return OpusPacket.time(Math.max(0, deliveredFrames - track.head().preSkip()));
    }

    @Override
    public Optional<OpusPacket> next() throws IOException, InvalidSoundException {
        while (at < segmentEnd) {
            Optional<OpusPacket> packet = step();
            if (packet.isPresent()) {
                deliveredFrames += packet.get().keep();
                return packet;
            }
        }
        return Optional.empty();
    }

    /** Reads one element. */
    private Optional<OpusPacket> step() throws IOException, InvalidSoundException {
        boolean inside = at < clusterEnd;
        Ebml.Element element = Ebml.at(file, at, inside ? clusterEnd : segmentEnd, decodedLength());
        if (element.id() == CLUSTER) {
            at = element.body();
            clusterEnd = element.isOpen() ? segmentEnd : element.end();
            return Optional.empty();
        }
        if (element.isOpen()) {
            throw damaged("an element without length at byte " + at);
        }
        if (element.id() == EBML || element.id() == SEGMENT) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN, decodedLength(), "another recording follows, at byte " + at);
        }
        at = element.end();
        if (element.id() == SIMPLE_BLOCK) {
            return block(element);
        }
        return element.id() == BLOCK_GROUP ? group(element) : Optional.empty();
    }

    private InvalidSoundException damaged(String detail) {
        return new InvalidSoundException(Flaw.DAMAGED, decodedLength(), detail);
    }

    private Optional<OpusPacket> group(Ebml.Element group)
            throws IOException, InvalidSoundException {
        Optional<OpusPacket> packet = Optional.empty();
        long discard = 0;
        long inside = group.body();
        for (int count = 0; inside < group.end(); count++) {
            Ebml.Element element = Ebml.at(file, inside, group.end(), decodedLength());
            if (count == GROUP_ELEMENTS_MOST || element.isOpen()) {
                throw damaged("a block group that does not end, at byte " + inside);
            }
            if (element.id() == BLOCK) {
                packet = block(element);
            } else if (element.id() == DISCARD_PADDING) {
                discard = padding(element);
            }
            inside = element.end();
        }
        long padding = discard;
        return packet.map(whole -> whole.kept((int) Math.max(0, whole.frames() - padding)));
    }

    /** Number of frames to discard at the end of a block. */
    private long padding(Ebml.Element element) throws IOException, InvalidSoundException {
        byte[] body = new byte[(int) Math.min(element.length(), Long.BYTES + 1)];
        int there = file.read(element.body(), body);
        long frames =
                Ebml.signed(there == body.length ? body : new byte[0])
                        .map(WebmTrack::frames)
                        .orElse(-1L);
        if (frames < 0) {
            throw damaged("a discard padding that is none");
        }
        return frames;
    }

    /** The packet of a block; empty for another track. */
    private Optional<OpusPacket> block(Ebml.Element element)
            throws IOException, InvalidSoundException {
        byte[] head = new byte[(int) Math.min(element.length(), BLOCK_HEAD_BYTES_MOST)];
        if (file.read(element.body(), head) < head.length || head.length == 0) {
            throw damaged("an empty block at byte " + element.body());
        }
        int numberBytes = Integer.numberOfLeadingZeros(head[0] & 0xFF) - 24 + 1;
        int headBytes = numberBytes + 2 + 1;
        if (numberBytes > 8 || head.length < headBytes) {
            throw damaged("a block without its head at byte " + element.body());
        }
        if (number(head, numberBytes) != track.number()) {
            return Optional.empty();
        }
        if ((head[headBytes - 1] & LACING) != 0) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN, decodedLength(), "several packets in one block (lacing)");
        }
        long bytes = element.length() - headBytes;
        if (bytes > OpusPacket.BYTES_MOST) {
            throw damaged("a packet of " + bytes + " bytes");
        }
        byte[] packet = new byte[(int) bytes];
        if (file.read(element.body() + headBytes, packet) < packet.length) {
            throw new InvalidSoundException(
                    Flaw.CUT_OFF, decodedLength(), "the file became shorter meanwhile");
        }
        return Optional.of(OpusPacket.whole(packet, decodedLength()));
    }

    private static long number(byte[] head, int bytes) {
        long number = head[0] & (0xFF >> bytes);
        for (int i = 1; i < bytes; i++) {
            number = (number << 8) | (head[i] & 0xFF);
        }
        return number;
    }

    @Override
    public void close() {
        file.close();
    }
}
