package vn.tienglang.audio.opus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.audio.ChannelOrder;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundSource;

/**
 * Head of an Opus stream (RFC 7845, section 5.1).
 *
 * @param preSkip frames of 48 kHz to discard at the beginning
 * @param gain output gain, in 1/256 dB
 * @param streams number of Opus streams in one packet
 * @param coupled number of stereo streams, which come first
 * @param mapping for every channel in the order of WAV, the index of the decoded channel, or {@link
 *     #SILENT}
 */
record OpusHead(int preSkip, int gain, int streams, int coupled, List<Integer> mapping) {
    /** Mapping of a silent channel. */
    static final int SILENT = 255;

    private static final byte[] MAGIC = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final int PLAIN_BYTES = 19;
    private static final int MAPPED_BYTES = 21;

    OpusHead {
        mapping = List.copyOf(mapping);
    }

    /** One stream of one or two channels. */
    static OpusHead plain(int channels, int preSkip) {
        return new OpusHead(
                preSkip, 0, 1, channels - 1, channels == 1 ? List.of(0) : List.of(0, 1));
    }

    /** True when a packet begins with the magic bytes of a head. */
    static boolean begins(byte[] packet) {
        return packet.length >= MAGIC.length
                && ByteBuffer.wrap(packet, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }

    /** Parses a head. */
    static OpusHead parse(byte[] packet) throws InvalidSoundException {
        if (!begins(packet)) {
            throw bad(Flaw.DAMAGED, "no OpusHead");
        }
        if (packet.length < PLAIN_BYTES) {
            throw bad(Flaw.DAMAGED, "an OpusHead of " + packet.length + " bytes");
        }
        var in = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length);
        int version = Byte.toUnsignedInt(in.get());
        int channels = Byte.toUnsignedInt(in.get());
        int preSkip = Short.toUnsignedInt(in.getShort());
        in.getInt(); // The rate before encoding; decoding is always at 48 kHz.
        int gain = in.getShort();
        int family = Byte.toUnsignedInt(in.get());
        if (version >> 4 != 0) {
            throw bad(Flaw.NOT_TAKEN, "OpusHead of version " + version);
        }
        if (family > 1 || channels > SoundSource.CHANNELS_MOST) {
            throw bad(
                    Flaw.NOT_TAKEN,
                    channels + " channels of Opus in channel mapping family " + family);
        }
        if (channels == 0 || (family == 0 && channels > 2)) {
            throw bad(Flaw.DAMAGED, channels + " channels of Opus");
        }
        if (family == 0) {
            return new OpusHead(preSkip, gain, 1, channels - 1, plain(channels, 0).mapping());
        }
        return mapped(in, channels, preSkip, gain);
    }

    private static OpusHead mapped(ByteBuffer in, int channels, int preSkip, int gain)
            throws InvalidSoundException {
        if (in.limit() < MAPPED_BYTES + channels) {
            throw bad(Flaw.DAMAGED, "an OpusHead without its channel mapping");
        }
        int streams = Byte.toUnsignedInt(in.get());
        int coupled = Byte.toUnsignedInt(in.get());
        if (streams == 0 || coupled > streams || streams > channels) {
            throw bad(Flaw.DAMAGED, streams + " Opus streams, " + coupled + " of them stereo");
        }
        var mapping = new ArrayList<Integer>();
        for (int vorbis : ChannelOrder.vorbisToWav(channels)) {
            int decoded = Byte.toUnsignedInt(in.get(MAPPED_BYTES + vorbis));
            if (decoded != SILENT && decoded >= streams + coupled) {
                throw bad(Flaw.DAMAGED, "a channel mapped to decoded channel " + decoded);
            }
            mapping.add(decoded);
        }
        return new OpusHead(preSkip, gain, streams, coupled, mapping);
    }

    private static InvalidSoundException bad(Flaw flaw, String detail) {
        return new InvalidSoundException(flaw, Duration.ZERO, detail);
    }

    /** Number of decoded channels. */
    int channels() {
        return mapping.size();
    }

    /** The same head with another pre-skip, from the container. */
    OpusHead withPreSkip(int frames) {
        return new OpusHead(frames, gain, streams, coupled, mapping);
    }

    /** True for one mono or stereo stream without channel mapping. */
    boolean isPlain() {
        return channels() <= 2
                && mapping.equals(plain(channels(), 0).mapping())
                && streams == 1
                && coupled == channels() - 1;
    }

    /**
     * The bytes of a plain head.
     *
     * @param sourceHz the rate before encoding
     */
    byte[] bytes(int sourceHz) {
        if (!isPlain() || gain != 0) {
            throw new IllegalStateException("only plain heads are written: " + this);
        }
        var out = ByteBuffer.allocate(PLAIN_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) 1).put((byte) channels()).putShort((short) preSkip);
        return out.putInt(sourceHz).putShort((short) gain).put((byte) 0).array();
    }
}
