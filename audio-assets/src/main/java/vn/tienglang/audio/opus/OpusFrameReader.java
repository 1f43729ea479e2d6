package vn.tienglang.audio.opus;

import java.io.IOException;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/** Decoder of Opus packets to frames, without the pre-skip and the padding at the end. */
final class OpusFrameReader implements AutoCloseable {
    private static final double GAIN_STEPS_PER_DB = 256;

    private final OpusPackets packets;
    private final OpusPacketDecoder decoder;
    private final int channels;
    private final float scale;
    private long skip;
    private short[] decoded = {};
    private int next;
    private int end;

    private OpusFrameReader(OpusPackets packets) {
        OpusHead head = packets.head();
        this.packets = packets;
        this.decoder = new OpusPacketDecoder(head);
        this.channels = head.channels();
        this.scale = (float) (Math.pow(10, head.gain() / GAIN_STEPS_PER_DB / 20) / 0x8000);
        this.skip = head.preSkip();
    }

    /** The frames of these packets, which are closed with the reader. */
    static OpusFrameReader of(OpusPackets packets) {
        try {
            return new OpusFrameReader(packets);
        } catch (RuntimeException e) {
            packets.close();
            throw e;
        }
    }

    /** Samples per frame. */
    int channels() {
        return channels;
    }

    /** Reads frames as {@link vn.tienglang.audio.SoundSource#read} does. */
    int read(float[] into) throws IOException, InvalidSoundException {
        if (into.length < channels) {
            throw new IllegalArgumentException("no room for a frame of " + channels + " samples");
        }
        int room = into.length - into.length % channels;
        int filled = 0;
        while (filled < room && (next < end || decodeNext())) {
            int count = Math.min(room - filled, end - next);
            for (int i = 0; i < count; i++) {
                into[filled + i] = decoded[next + i] * scale;
            }
            filled += count;
            next += count;
        }
        return filled / channels;
    }

    /** False when the sound is over. */
    private boolean decodeNext() throws IOException, InvalidSoundException {
        while (next == end) {
            Optional<OpusPacket> packet = packets.next();
            if (packet.isEmpty()) {
                if (end == 0) {
                    throw new InvalidSoundException(
                            Flaw.EMPTY, packets.decodedLength(), "no frame of sound in it");
                }
                return false;
            }
            decode(packet.get());
        }
        return true;
    }

    private void decode(OpusPacket packet) throws InvalidSoundException {
        int frames = packet.frames();
        decoded = decoder.decode(packet.copy(), frames, packets.decodedLength());
        int skipped = (int) Math.min(skip, packet.keep());
        skip -= skipped;
        if (skipped < packet.keep()) {
            next = skipped * channels;
            end = packet.keep() * channels;
        }
        if (packets.decodedLength().compareTo(OpusPacket.time(OpusPacket.SOUND_FRAMES_MOST)) > 0) {
            throw new InvalidSoundException(
                    Flaw.TOO_LONG, packets.decodedLength(), "longer than a day");
        }
    }

    @Override
    public void close() {
        packets.close();
    }
}
