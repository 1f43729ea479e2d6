package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.BadSound.Flaw;

/** Packets become frames: decoded, without the beginning and the end that are only padding. */
final class OpusFrames implements AutoCloseable {
    private static final double GAIN_STEPS_PER_DB = 256;

    private final Packets packets;
    private final PacketDecoder decoder;
    private final int channels;
    private final float scale;
    private long skip;
    private short[] decoded = {};
    private int next;
    private int end;

    private OpusFrames(Packets packets) {
        OpusHead head = packets.head();
        this.packets = packets;
        this.decoder = new PacketDecoder(head);
        this.channels = head.channels();
        this.scale = (float) (Math.pow(10, head.gain() / GAIN_STEPS_PER_DB / 20) / 0x8000);
        this.skip = head.preSkip();
    }

    /** How a box is opened. */
    interface Opener {
        /** Reads the head of the box. */
        Packets open(FileBytes file) throws IOException, BadSound;
    }

    /** The frames in an open file, which is closed with them, or at once when it is bad. */
    static OpusFrames open(SeekableByteChannel channel, Opener box) throws IOException, BadSound {
        try {
            return new OpusFrames(box.open(new FileBytes(channel)));
        } catch (IOException | BadSound | RuntimeException e) {
            FileBytes.quietly(channel);
            throw e;
        }
    }

    /** Samples a frame. */
    int channels() {
        return channels;
    }

    /** As {@link vn.tienglang.audio.SoundSource#read} promises. */
    int read(float[] into) throws IOException, BadSound {
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
    private boolean decodeNext() throws IOException, BadSound {
        while (next == end) {
            Optional<OpusPacket> packet = packets.next();
            if (packet.isEmpty()) {
                if (end == 0) {
                    throw new BadSound(Flaw.EMPTY, packets.heard(), "no frame of sound in it");
                }
                return false;
            }
            decode(packet.get());
        }
        return true;
    }

    private void decode(OpusPacket packet) throws BadSound {
        int frames = packet.frames();
        decoded = decoder.decode(packet.copy(), frames, packets.heard());
        int skipped = (int) Math.min(skip, packet.keep());
        skip -= skipped;
        if (skipped < packet.keep()) {
            next = skipped * channels;
            end = packet.keep() * channels;
        }
        if (packets.heard().compareTo(OpusPacket.time(OpusPacket.SOUND_FRAMES_MOST)) > 0) {
            throw new BadSound(Flaw.TOO_LONG, packets.heard(), "longer than a day");
        }
    }

    @Override
    public void close() {
        packets.close();
    }
}
