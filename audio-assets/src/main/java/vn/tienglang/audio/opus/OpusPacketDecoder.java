package vn.tienglang.audio.opus;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusMSDecoder;
import java.time.Duration;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/**
 * Decoder of packets to 16-bit samples at 48 kHz by Concentus. Concentus throws exceptions of every
 * kind for invalid bytes; they become an {@link InvalidSoundException} here.
 */
final class OpusPacketDecoder {
    private final Codec codec;
    private final short[] samples;

    /** Decoder of Concentus, for one stream or for several. */
    private interface Codec {
        int decode(byte[] packet, short[] into, int frames) throws OpusException;

        void reset();
    }

    OpusPacketDecoder(OpusHead head) {
        this.samples = new short[OpusPacket.FRAMES_MOST * head.channels()];
        this.codec = codec(head);
    }

    private static Codec codec(OpusHead head) {
        try {
            return head.isPlain()
                    ? new One(new OpusDecoder(OpusPacket.RATE_HZ, head.channels()))
                    : new Several(several(head));
        } catch (OpusException e) {
            throw new IllegalStateException("a head that was checked: " + head, e);
        }
    }

    private static OpusMSDecoder several(OpusHead head) throws OpusException {
        short[] mapping = new short[head.channels()];
        for (int channel = 0; channel < mapping.length; channel++) {
            mapping[channel] = head.mapping().get(channel).shortValue();
        }
        return OpusMSDecoder.create(
                OpusPacket.RATE_HZ, mapping.length, head.streams(), head.coupled(), mapping);
    }

    private record One(OpusDecoder decoder) implements Codec {
        @Override
        public int decode(byte[] packet, short[] into, int frames) throws OpusException {
            return decoder.decode(packet, 0, packet.length, into, 0, frames, false);
        }

        @Override
        public void reset() {
            decoder.resetState();
        }
    }

    private record Several(OpusMSDecoder decoder) implements Codec {
        @Override
        public int decode(byte[] packet, short[] into, int frames) throws OpusException {
            return decoder.decodeMultistream(packet, 0, packet.length, into, 0, frames, 0);
        }

        @Override
        public void reset() {
            decoder.ResetState();
        }
    }

    /**
     * Decodes the next packet of the stream.
     *
     * @param frames number of frames that it must have
     * @param position position in the sound, for error messages
     * @return the samples, interleaved; valid until the next call
     */
    short[] decode(byte[] packet, int frames, Duration position) throws InvalidSoundException {
        int decoded;
        try {
            decoded = codec.decode(packet, samples, frames);
        } catch (OpusException | RuntimeException | AssertionError e) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, position, "an Opus packet that cannot be decoded", e);
        }
        if (decoded != frames) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    position,
                    "an Opus packet of %d frames brought %d".formatted(frames, decoded));
        }
        return samples;
    }

    /** Resets the decoder before a packet that does not follow the previous one. */
    void reset() {
        codec.reset();
    }
}
