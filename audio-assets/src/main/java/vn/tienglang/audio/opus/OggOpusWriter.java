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
 * Writes clips as they travel: Ogg Opus (RFC 7845), mono, packets of 20 ms, one page a second. The
 * same samples give the same bytes, and exactly as many frames come out again as went in: the
 * encoder's delay stands in the head as pre-skip, the padding of the last packet in the last page's
 * count. Only a second of it is ever in memory.
 */
public final class OggOpusWriter {
    /** What speech gets on the way to a horn, bits a second on average. */
    public static final int BITS_PER_SECOND = 24_000;

    /** What the few seconds of a tune get. */
    private static final int TUNE_BITS_PER_SECOND = 32_000;

    /** What is heard in a clip, as far as it changes how it is best written. */
    public enum Content {
        /** People speaking: up to 8 kHz, by the model of a voice. */
        VOICE,
        /** Tunes and tones: the whole band, by the model of music. */
        TUNE
    }

    /** The one rate that is taken, frames a second. */
    public static final int RATE_HZ = OpusPacket.RATE_HZ;

    private static final int PACKET_FRAMES = RATE_HZ / 50;
    private static final int PACKETS_PER_PAGE = 50;
    private static final int PACKET_BYTES_MOST = 1_275;

    /** A stream's number must differ only from those in the same file; ours has no other. */
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
                    // A horn ends at 6 kHz, and bits spent above are missing below.
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
     * Encodes speech to its end at {@link #BITS_PER_SECOND}.
     *
     * @param sound mono, {@link #RATE_HZ}; not closed
     * @param into not closed
     * @return how many frames there were, which are exactly as many as will come out
     * @throws InvalidSoundException as the sound throws it; {@link Flaw#EMPTY} when there is none
     * @throws IOException when one cannot be read or the other not written
     */
    public static long write(SoundSource sound, OutputStream into)
            throws IOException, InvalidSoundException {
        return write(sound, into, Content.VOICE);
    }

    /** The same for what is heard in it; a tune gets 32 kbit/s. */
    public static long write(SoundSource sound, OutputStream into, Content content)
            throws IOException, InvalidSoundException {
        return switch (content) {
            case VOICE -> write(sound, into, content, BITS_PER_SECOND);
            case TUNE -> write(sound, into, content, TUNE_BITS_PER_SECOND);
        };
    }

    /**
     * Speech at another rate.
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

    /** Full, unless the sound is over. */
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

    /** A full page waits for the next packet: only then is it known not to be the last. */
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
