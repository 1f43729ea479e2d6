package vn.tienglang.audio.opus;

import java.nio.ByteBuffer;
import java.time.Duration;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/**
 * One packet, and how much of what it decodes to is to be heard.
 *
 * @param bytes as the codec made them
 * @param frames how many frames of 48 kHz it decodes to
 * @param keep how many of these belong to the sound, from the first on; the rest is padding at the
 *     end
 */
record OpusPacket(ByteBuffer bytes, int frames, int keep) {
    /** Opus always counts in this rate, whatever was recorded. */
    static final int RATE_HZ = 48_000;

    /** No packet sounds longer: 120 ms (RFC 6716, section 3.2.5, R5). */
    static final int FRAMES_MOST = RATE_HZ * 120 / 1_000;

    /** Six streams of the longest packets; anything longer is not speech and not music. */
    static final int BYTES_MOST = 6 * 1_275 * 48;

    /** Nobody listens that long, and three bytes can claim 120 ms: a day. */
    static final long SOUND_FRAMES_MOST = 24L * 3_600 * RATE_HZ;

    private static final int FRAMES_OF_2_5_MS = RATE_HZ / 400;

    /** A packet that is heard as a whole. */
    static OpusPacket whole(byte[] bytes, Duration heard) throws InvalidSoundException {
        int frames = frames(bytes, heard);
        return new OpusPacket(ByteBuffer.wrap(bytes), frames, frames);
    }

    /** The same, of which only the first frames are heard. */
    OpusPacket kept(int first) {
        return new OpusPacket(bytes, frames, first);
    }

    /** A copy of its bytes. */
    byte[] copy() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }

    /**
     * How many frames of 48 kHz a packet decodes to, by its first bytes (RFC 6716, section 3.1).
     *
     * @param heard how far into the sound it is, for whoever is told
     */
    static int frames(byte[] packet, Duration heard) throws InvalidSoundException {
        if (packet.length == 0) {
            throw new InvalidSoundException(Flaw.DAMAGED, heard, "an empty Opus packet");
        }
        int head = Byte.toUnsignedInt(packet[0]);
        int frames = framesOfOne(head >> 3) * count(packet, head & 3, heard);
        if (frames == 0 || frames > FRAMES_MOST) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, heard, "an Opus packet of " + frames + " frames");
        }
        return frames;
    }

    /** RFC 6716, table 2. */
    private static int framesOfOne(int configuration) {
        if (configuration < 12) {
            // SILK: 10, 20, 40, 60 ms.
            int step = configuration & 3;
            return step == 3 ? 24 * FRAMES_OF_2_5_MS : (4 * FRAMES_OF_2_5_MS) << step;
        }
        if (configuration < 16) {
            // Hybrid: 10, 20 ms.
            return (4 * FRAMES_OF_2_5_MS) << (configuration & 1);
        }
        // CELT: 2.5, 5, 10, 20 ms.
        return FRAMES_OF_2_5_MS << (configuration & 3);
    }

    private static int count(byte[] packet, int code, Duration heard) throws InvalidSoundException {
        if (code < 3) {
            return code == 0 ? 1 : 2;
        }
        if (packet.length < 2) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, heard, "an Opus packet without its frame count");
        }
        return packet[1] & 0x3F;
    }

    /** How long so many frames sound, to the microsecond below. */
    static Duration time(long frames) {
        return Duration.ofSeconds(frames / RATE_HZ)
                .plusNanos(frames % RATE_HZ * 1_000_000 / RATE_HZ * 1_000);
    }
}
