package vn.tienglang.audio.opus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.audio.ogg.OggPage;

/**
 * Writer of the pages of a clip (RFC 7845): mono, packets of 20 ms, one page per second. The same
 * packets give the same bytes. At most one second is in memory. Used by one thread.
 */
final class OggOpusPages {
    /** Frames of a packet. */
    static final int PACKET_FRAMES = OpusPacket.RATE_HZ / 50;

    private static final int PACKETS_PER_PAGE = 50;

    /** Serial number of the stream; a clip has only one stream. */
    private static final int SERIAL = 'T' | ('L' << 8);

    private static final byte[] VENDOR = "Tieng Lang".getBytes(StandardCharsets.UTF_8);

    private final OutputStream into;
    private final int preSkip;
    private final List<byte[]> page = new ArrayList<>();
    private int segments;
    private int sequence;
    private long encoded;

    /**
     * Writes head and comments.
     *
     * @param preSkip delay of the encoder, in frames
     * @param comments comments such as {@code KEY=value}
     */
    OggOpusPages(OutputStream into, int preSkip, List<String> comments) throws IOException {
        this.into = into;
        this.preSkip = preSkip;
        page.add(OpusHead.plain(1, preSkip).bytes(OpusPacket.RATE_HZ));
        flush(OggPage.FIRST, 0);
        page.add(tags(comments));
        flush(0, 0);
    }

    private static byte[] tags(List<String> comments) {
        List<byte[]> lines =
                comments.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
        int bytes = lines.stream().mapToInt(line -> Integer.BYTES + line.length).sum();
        var tags =
                ByteBuffer.allocate(8 + Integer.BYTES + VENDOR.length + Integer.BYTES + bytes)
                        .order(ByteOrder.LITTLE_ENDIAN);
        tags.put("OpusTags".getBytes(StandardCharsets.US_ASCII));
        tags.putInt(VENDOR.length).put(VENDOR).putInt(lines.size());
        lines.forEach(line -> tags.putInt(line.length).put(line));
        return tags.array();
    }

    /** Adds a packet. A full page is written with the next one, when it is known not to be last. */
    void add(byte[] packet) throws IOException {
        int more = OggPage.segments(packet.length);
        if (page.size() == PACKETS_PER_PAGE || segments + more > OggPage.SEGMENTS_MOST) {
            flush(0, encoded);
        }
        page.add(packet);
        segments += more;
        encoded += PACKET_FRAMES;
    }

    /** True when the packets so far hold this many frames of sound. */
    boolean holds(long frames) {
        return encoded >= frames + preSkip;
    }

    /** Writes the last page, whose position cuts the padding. */
    void end(long frames) throws IOException {
        flush(OggPage.LAST, frames + preSkip);
    }

    private void flush(int flags, long granule) throws IOException {
        into.write(OggPage.bytes(flags, granule, SERIAL, sequence, page));
        sequence++;
        segments = 0;
        page.clear();
    }
}
