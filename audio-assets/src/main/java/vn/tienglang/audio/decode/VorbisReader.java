package vn.tienglang.audio.decode;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.audio.ChannelOrder;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.BlockReader;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FrameCounts;
import vn.tienglang.audio.io.SoundLimits;
import vn.tienglang.audio.ogg.OggPackets;

/**
 * Reader of Vorbis in Ogg (Vorbis I). It reads packets and counts frames; JOrbis decodes. The
 * granule positions decide how much is cut at both ends, and show that nothing is missing in
 * between.
 */
final class VorbisReader implements BlockReader {
    private static final int HEAD_BYTES = 30;
    private static final int SETUP_BYTES_MOST = 1 << 18;
    private static final int PACKET_BYTES_MOST = 1 << 16;
    private static final int BLOCK_LEAST = 64;
    private static final int BLOCK_MOST = 8_192;

    /** Most bytes that are read ahead to find the first granule position. */
    private static final int AHEAD_BYTES_MOST = 1 << 18;

    /**
     * An empty comment packet, instead of the one in the file, which may hold a picture of
     * megabytes.
     */
    private static final byte[] NO_COMMENT =
            "\u0003vorbis\0\0\0\0\0\0\0\0\u0001".getBytes(StandardCharsets.ISO_8859_1);

    private final OggPackets packets;
    private final Info info = new Info();
    private final DspState synthesis = new DspState();
    private final Block block;
    private final Deque<OggPackets.Packet> ahead = new ArrayDeque<>();

    /** Granule position of the first frame; below 0 when the beginning is cut. */
    private final long origin;

    /** Frames decoded, including those that are cut. */
    private long decoded;

    /** Size of the previous block; 0 before the first. */
    private int before;

    private VorbisReader(OggPackets packets) throws IOException, InvalidSoundException {
        this.packets = packets;
        byte[] head = packet(HEAD_BYTES);
        long vectorMost = vectorMost(head);
        if (packets.skip(Long.MAX_VALUE) != OggPackets.Skipped.WHOLE) {
            throw damaged("its head is not complete");
        }
        byte[] setup = packet(SETUP_BYTES_MOST);
        VorbisSetupValidator.validate(setup, vectorMost);
        try {
            var comment = new Comment();
            info.init();
            comment.init();
            boolean refused =
                    info.synthesis_headerin(comment, jogg(head, true)) < 0
                            || info.synthesis_headerin(comment, jogg(NO_COMMENT, false)) < 0
                            || info.synthesis_headerin(comment, jogg(setup, false)) < 0
                            || synthesis.synthesis_init(info) < 0;
            if (refused) {
                throw damaged("its head cannot be used");
            }
        } catch (RuntimeException e) {
            throw damaged("its head cannot be read", e);
        }
        block = new Block(synthesis);
        origin = origin();
    }

    /**
     * Opens the Vorbis file that begins at this byte.
     *
     * @throws InvalidSoundException when the header is truncated or damaged, or its form is not
     *     accepted
     */
    static BlockReader open(Path file, long at) throws IOException, InvalidSoundException {
        var bytes = ByteReader.open(file, at);
        try {
            return new VorbisReader(
                    OggPackets.open(bytes, OggPackets.TrailingBytes.ALLOWED, () -> Duration.ZERO));
        } catch (IOException | InvalidSoundException e) {
            bytes.close();
            throw e;
        }
    }

    private byte[] packet(int bytesMost) throws IOException, InvalidSoundException {
        return packets.next(bytesMost).orElseThrow(() -> damaged("its head is not whole")).copy();
    }

    private static long vectorMost(byte[] head) throws InvalidSoundException {
        if (head.length < HEAD_BYTES) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, Duration.ZERO, "Vorbis: a head too short");
        }
        var fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int channels = SoundLimits.channels(fields.get(11) & 0xFF);
        SoundLimits.rateHz(Integer.toUnsignedLong(fields.getInt(12)));
        int shortBlock = 1 << (fields.get(28) & 15);
        int longBlock = 1 << ((fields.get(28) >> 4) & 15);
        if (shortBlock < BLOCK_LEAST || longBlock > BLOCK_MOST || shortBlock > longBlock) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    Duration.ZERO,
                    "Vorbis: blocks of %d and %d".formatted(shortBlock, longBlock));
        }
        return (long) longBlock / 2 * channels;
    }

    /** Reads ahead to the first granule position. */
    private long origin() throws IOException, InvalidSoundException {
        long frames = 0;
        int before = 0;
        for (long bytes = 0; bytes < AHEAD_BYTES_MOST; ) {
            Optional<OggPackets.Packet> next = packets.next(PACKET_BYTES_MOST);
            if (next.isEmpty()) {
                return 0;
            }
            OggPackets.Packet packet = next.get();
            ahead.add(packet);
            bytes += packet.bytes().limit();
            int size = blockSize(packet);
            frames += before == 0 ? 0 : (before + size) / 4;
            before = size;
            if (packet.endsPage() && packet.granule() >= 0) {
                // On a single page the end is cut, not the beginning.
                long origin = packet.granule() - frames;
                return packet.lastPage() ? Math.max(0, origin) : origin;
            }
        }
        throw damaged("nothing says where it begins");
    }

    private int blockSize(OggPackets.Packet packet) throws InvalidSoundException {
        try {
            int size =
                    packet.bytes().limit() == 0 ? -1 : info.blocksize(jogg(packet.copy(), false));
            if (size > 0) {
                return size;
            }
        } catch (RuntimeException e) {
            throw damaged("a packet cannot be read", e);
        }
        throw damaged("a packet that is no sound");
    }

    @Override
    public int rateHz() {
        return info.rate;
    }

    @Override
    public int channels() {
        return info.channels;
    }

    @Override
    public OptionalLong declaredFrames() {
        return OptionalLong.empty();
    }

    @Override
    public float[] next() throws IOException, InvalidSoundException {
        while (true) {
            Optional<OggPackets.Packet> packet = nextPacket();
            if (packet.isEmpty()) {
                return new float[0];
            }
            float[] kept = kept(packet.get(), frames(packet.get()));
            if (kept.length > 0) {
                return kept;
            }
        }
    }

    private Optional<OggPackets.Packet> nextPacket() throws IOException, InvalidSoundException {
        if (!ahead.isEmpty()) {
            return Optional.of(ahead.remove());
        }
        try {
            return packets.next(PACKET_BYTES_MOST);
        } catch (InvalidSoundException e) {
            throw new InvalidSoundException(e.flaw(), at(), e.detail(), e);
        }
    }

    /** Decodes a packet; the frames stay in the synthesis until they are read. */
    private int frames(OggPackets.Packet packet) throws InvalidSoundException {
        int size = blockSize(packet);
        try {
            if (block.synthesis(jogg(packet.copy(), false)) != 0) {
                throw damaged("a packet cannot be decoded");
            }
            synthesis.synthesis_blockin(block);
            int frames = synthesis.synthesis_pcmout(new float[1][][], new int[channels()]);
            // Half of each block overlaps with the next; the first block returns no frames.
            if (frames != (before == 0 ? 0 : (before + size) / 4)) {
                throw damaged("a packet of %d decodes to %d frames".formatted(size, frames));
            }
            before = size;
            return frames;
        } catch (RuntimeException e) {
            throw damaged("a packet cannot be decoded", e);
        }
    }

    /** The frames of one packet that belong to the sound, interleaved. */
    private float[] kept(OggPackets.Packet packet, int frames) throws InvalidSoundException {
        long end = origin + decoded + frames;
        checkFrameCount(packet, end);
        int skipped = Math.clamp(-(origin + decoded), 0, frames);
        long over = packet.lastPage() ? end - packet.granule() : 0;
        int kept = Math.clamp(frames - skipped - Math.max(0, over), 0, frames);
        float[] samples = new float[kept * channels()];
        float[][][] pcm = new float[1][][];
        int[] from = new int[channels()];
        synthesis.synthesis_pcmout(pcm, from);
        List<Integer> order = ChannelOrder.vorbisToWav(channels());
        for (int i = 0; i < samples.length; i++) {
            int channel = order.get(i % channels());
            samples[i] = pcm[0][channel][from[channel] + skipped + i / channels()];
        }
        synthesis.synthesis_read(frames);
        decoded += frames;
        return samples;
    }

    private void checkFrameCount(OggPackets.Packet packet, long end) throws InvalidSoundException {
        boolean says = packet.endsPage() && packet.granule() >= 0;
        boolean wrong = packet.lastPage() ? packet.granule() > end : packet.granule() != end;
        if (says && wrong) {
            throw damaged("a page ends with frame %d, not %d".formatted(end, packet.granule()));
        }
    }

    private static Packet jogg(byte[] bytes, boolean first) {
        var packet = new Packet();
        packet.packet_base = bytes;
        packet.bytes = bytes.length;
        packet.b_o_s = first ? 1 : 0;
        // Without a granule position, so that JOrbis does not cut the end as well.
        packet.granulepos = -1;
        return packet;
    }

    private Duration at() {
        return info.rate > 0 ? FrameCounts.length(decoded, info.rate) : Duration.ZERO;
    }

    private InvalidSoundException damaged(String what) {
        return new InvalidSoundException(Flaw.DAMAGED, at(), "Vorbis: " + what);
    }

    private InvalidSoundException damaged(String what, Exception cause) {
        return new InvalidSoundException(Flaw.DAMAGED, at(), "Vorbis: " + what, cause);
    }

    @Override
    public void close() {
        packets.close();
    }
}
