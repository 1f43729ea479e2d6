package vn.tienglang.audio.opus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusBandwidth;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.ogg.OggPage;

/**
 * Writer of clips as Ogg Opus (RFC 7845): mono, packets of 20 ms, one page per second. The same
 * samples give the same bytes, and the clip decodes to the same number of frames: the header has
 * the encoder delay as pre-skip, and the last granule position cuts the padding. At most one second
 * is in memory.
 */
public final class OggOpusWriter {
    /** Average bit rate of speech, in bits per second. */
    public static final int BITS_PER_SECOND = 24_000;

    /** Average bit rate of tunes. */
    private static final int TUNE_BITS_PER_SECOND = 32_000;

    /** Content of a clip, which decides the mode of the encoder. */
    public enum Content {
        /** Speech: up to 8 kHz, in the voice mode. */
        VOICE,
        /** Tunes and tones: the whole band, in the music mode. */
        TUNE
    }

    /** The only accepted rate, in frames per second. */
    public static final int RATE_HZ = OpusPacket.RATE_HZ;

    private static final int PACKET_FRAMES = RATE_HZ / 50;
    private static final int PACKETS_PER_PAGE = 50;
    private static final int PACKET_BYTES_MOST = 1_275;

    /** Serial number of the stream; a clip has only one stream. */
    private static final int SERIAL = 'T' | ('L' << 8);

    private static final byte[] VENDOR = "Tieng Lang".getBytes(StandardCharsets.UTF_8);

    private final OutputStream into;
    private final OpusEncoder encoder;
    private final List<byte[]> page = new ArrayList<>();
    private final int preSkip;
    private int segments;
    private int sequence;
    private long encoded;

    private OggOpusWriter(OutputStream into, Content content, int bitsPerSecond) {
        this.into = into;
        this.encoder = encoder(content, bitsPerSecond);
        this.preSkip = encoder.getLookahead();
    }

    private static OpusEncoder encoder(Content content, int bitsPerSecond) {
        try {
            var encoder = new OpusEncoder(RATE_HZ, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
            encoder.setBitrate(bitsPerSecond);
            encoder.setUseVBR(true);
            encoder.setUseConstrainedVBR(true);
            encoder.setComplexity(10);
            switch (content) {
                case VOICE -> {
                    // A horn does not reproduce sound above 6 kHz, so no bits are spent there.
                    encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
                    encoder.setMaxBandwidth(OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND);
                }
                case TUNE -> encoder.setSignalType(OpusSignal.OPUS_SIGNAL_MUSIC);
            }
            return encoder;
        } catch (OpusException e) {
            throw new IllegalStateException("an encoder for mono at 48 kHz cannot be had", e);
        }
    }

    /**
     * Encodes speech at {@link #BITS_PER_SECOND}.
     *
     * @param sound mono, {@link #RATE_HZ}; not closed
     * @param into not closed
     * @return number of frames, before encoding and after decoding
     * @throws InvalidSoundException as the sound throws it; {@link Flaw#EMPTY} when there is none
     * @throws IOException when one cannot be read or the other not written
     */
    public static long write(SoundSource sound, OutputStream into)
            throws IOException, InvalidSoundException {
        return write(sound, into, Content.VOICE);
    }

    /** Encodes sound with this content; a tune gets 32 kbit/s. */
    public static long write(SoundSource sound, OutputStream into, Content content)
            throws IOException, InvalidSoundException {
        return switch (content) {
            case VOICE -> write(sound, into, content, BITS_PER_SECOND);
            case TUNE -> write(sound, into, content, TUNE_BITS_PER_SECOND);
        };
    }

    /**
     * Encodes speech at another bit rate.
     *
     * @param bitsPerSecond on average, 6,000 to 128,000
     */
    public static long write(SoundSource sound, OutputStream into, int bitsPerSecond)
            throws IOException, InvalidSoundException {
        return write(sound, into, Content.VOICE, bitsPerSecond);
    }

    private static long write(
            SoundSource sound, OutputStream into, Content content, int bitsPerSecond)
            throws IOException, InvalidSoundException {
        if (sound.rateHz() != RATE_HZ || sound.channels() != 1) {
            throw new IllegalArgumentException(
                    "%d channels at %d Hz; clips are mono at %d Hz"
                            .formatted(sound.channels(), sound.rateHz(), RATE_HZ));
        }
        if (bitsPerSecond < 6_000 || bitsPerSecond > 128_000) {
            throw new IllegalArgumentException(bitsPerSecond + " bits a second");
        }
        return new OggOpusWriter(into, content, bitsPerSecond).writeAll(sound);
    }

    private long writeAll(SoundSource sound) throws IOException, InvalidSoundException {
        head();
        var samples = new float[PACKET_FRAMES];
        var packet = new short[PACKET_FRAMES];
        long frames = 0;
        int filled = readFully(sound, samples);
        while (filled > 0) {
            frames += filled;
            Arrays.fill(packet, (short) 0);
            for (int i = 0; i < filled; i++) {
                packet[i] = (short) Math.clamp(Math.round(samples[i] * 0x8000), -0x8000, 0x7FFF);
            }
            encode(packet);
            filled = filled < PACKET_FRAMES ? 0 : readFully(sound, samples);
        }
        if (frames == 0) {
            throw new InvalidSoundException(
                    Flaw.EMPTY, Duration.ZERO, "no frame of sound to encode");
        }
        Arrays.fill(packet, (short) 0);
        while (encoded < frames + preSkip) {
            encode(packet);
        }
        flush(OggPage.LAST, frames + preSkip);
        return frames;
    }

    /** Fills the buffer unless the sound ends. */
    private static int readFully(SoundSource sound, float[] samples)
            throws IOException, InvalidSoundException {
        int filled = sound.read(samples);
        while (filled > 0 && filled < samples.length) {
            float[] more = new float[samples.length - filled];
            int read = sound.read(more);
            if (read == 0) {
                break;
            }
            System.arraycopy(more, 0, samples, filled, read);
            filled += read;
        }
        return filled;
    }

    private void head() throws IOException {
        page.add(OpusHead.plain(1, preSkip).bytes(RATE_HZ));
        flush(OggPage.FIRST, 0);
        var tags = ByteBuffer.allocate(8 + 4 + VENDOR.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        tags.put("OpusTags".getBytes(StandardCharsets.US_ASCII));
        page.add(tags.putInt(VENDOR.length).put(VENDOR).putInt(0).array());
        flush(0, 0);
    }

    /** A full page is written with the next packet, when it is known not to be the last. */
    private void encode(short[] samples) throws IOException {
        byte[] packet = packet(samples);
        int more = OggPage.segments(packet.length);
        if (page.size() == PACKETS_PER_PAGE || segments + more > OggPage.SEGMENTS_MOST) {
            flush(0, encoded);
        }
        page.add(packet);
        segments += more;
        encoded += PACKET_FRAMES;
    }

    private byte[] packet(short[] samples) {
        byte[] packet = new byte[PACKET_BYTES_MOST];
        try {
            int bytes = encoder.encode(samples, 0, PACKET_FRAMES, packet, 0, packet.length);
            return Arrays.copyOf(packet, bytes);
        } catch (OpusException e) {
            throw new IllegalStateException("20 ms of samples cannot be encoded", e);
        }
    }

    private void flush(int flags, long granule) throws IOException {
        into.write(OggPage.bytes(flags, granule, SERIAL, sequence, page));
        sequence++;
        segments = 0;
        page.clear();
    }
}
