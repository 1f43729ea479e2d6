package vn.tienglang.audio.opus;

import java.nio.ByteBuffer;
import java.time.Duration;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/**
 * Opus packet and the number of its frames that belong to the sound.
 *
 * @param bytes the encoded bytes
 * @param frames number of decoded frames at 48 kHz
 * @param keep number of these that belong to the sound, from the first on; the rest is padding
 */
record OpusPacket(ByteBuffer bytes, int frames, int keep) {
    /** Rate of all frame counts of Opus. */
    static final int RATE_HZ = 48_000;

    /** Most frames of a packet: 120 ms (RFC 6716, section 3.2.5, R5). */
    static final int FRAMES_MOST = RATE_HZ * 120 / 1_000;

    /** Most bytes of a packet: six streams of the longest packets. */
    static final int BYTES_MOST = 6 * 1_275 * 48;

    /** Most frames of a sound: a day, because three bytes can claim 120 ms. */
    static final long SOUND_FRAMES_MOST = 24L * 3_600 * RATE_HZ;

    private static final int FRAMES_OF_2_5_MS = RATE_HZ / 400;

    /** A packet without padding. */
    static OpusPacket whole(byte[] bytes, Duration position) throws InvalidSoundException {
        int frames = frames(bytes, position);
        return new OpusPacket(ByteBuffer.wrap(bytes), frames, frames);
    }

    /** The same packet, of which only the first frames are kept. */
    OpusPacket kept(int first) {
        return new OpusPacket(bytes, frames, first);
    }

    /** A copy of the bytes. */
    byte[] copy() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }

    /**
     * Number of frames of 48 kHz in a packet, by its first bytes (RFC 6716, section 3.1).
     *
     * @param position position in the sound, for error messages
     */
    static int frames(byte[] packet, Duration position) throws InvalidSoundException {
        if (packet.length == 0) {
            throw new InvalidSoundException(Flaw.DAMAGED, position, "an empty Opus packet");
        }
        int head = Byte.toUnsignedInt(packet[0]);
        int frames = framesOfOne(head >> 3) * count(packet, head & 3, position);
        if (frames == 0 || frames > FRAMES_MOST) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, position, "an Opus packet of " + frames + " frames");
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

    private static int count(byte[] packet, int code, Duration position)
            throws InvalidSoundException {
        if (code < 3) {
            return code == 0 ? 1 : 2;
        }
        if (packet.length < 2) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, position, "an Opus packet without its frame count");
        }
        return packet[1] & 0x3F;
    }

    /** Duration of this many frames, rounded down to the microsecond. */
    static Duration time(long frames) {
        return Duration.ofSeconds(frames / RATE_HZ)
                .plusNanos(frames % RATE_HZ * 1_000_000 / RATE_HZ * 1_000);
    }
}
