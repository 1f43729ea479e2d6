package vn.tienglang.audio.opus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusBandwidth;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundSource;

/**
 * Encoder of clips by Concentus. The same samples give the same bytes, and the clip decodes to the
 * same number of frames: the header has the encoder delay as pre-skip, and the last granule position
 * cuts the padding. At most one second is in memory.
 */
public final class OggOpusWriter {
    /** Average bit rate of speech, in bits per second. */
    public static final int BITS_PER_SECOND = 24_000;

    /** The only accepted rate, in frames per second. */
    public static final int RATE_HZ = OpusPacket.RATE_HZ;

    private static final int PACKET_FRAMES = OggOpusPages.PACKET_FRAMES;
    private static final int PACKET_BYTES_MOST = 1_275;

    private final OpusEncoder encoder;
    private final OggOpusPages pages;

    /** Content of a clip, which decides the mode of the encoder. */
    public enum Content {
        /** Speech: up to 8 kHz, in the voice mode. */
        VOICE(BITS_PER_SECOND),
        /** Tunes and tones: the whole band, in the music mode. */
        TUNE(32_000);

        private final int bitsPerSecond;

        Content(int bitsPerSecond) {
            this.bitsPerSecond = bitsPerSecond;
        }

        /** Average bit rate. */
        int bitsPerSecond() {
            return bitsPerSecond;
        }
    }

    private OggOpusWriter(
            OutputStream into,
            Content content,
            boolean withoutVoiceMode,
            int bitsPerSecond,
            List<String> comments)
            throws IOException {
        this.encoder = encoder(content, withoutVoiceMode, bitsPerSecond);
        this.pages = new OggOpusPages(into, encoder.getLookahead(), comments);
    }

    private static OpusEncoder encoder(
            Content content, boolean withoutVoiceMode, int bitsPerSecond) {
        try {
            var encoder = new OpusEncoder(RATE_HZ, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
            encoder.setBitrate(bitsPerSecond);
            encoder.setUseVBR(true);
            encoder.setUseConstrainedVBR(true);
            encoder.setComplexity(10);
            encoder.setSignalType(
                    content == Content.TUNE || withoutVoiceMode
                            ? OpusSignal.OPUS_SIGNAL_MUSIC
                            : OpusSignal.OPUS_SIGNAL_VOICE);
            if (content == Content.VOICE) {
                // A horn does not reproduce sound above 6 kHz, so no bits are spent there.
                encoder.setMaxBandwidth(OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND);
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
        return write(sound, into, content, false, content.bitsPerSecond(), List.of());
    }

    /**
     * Encodes speech at another bit rate.
     *
     * @param bitsPerSecond on average, 6,000 to 128,000
     */
    public static long write(SoundSource sound, OutputStream into, int bitsPerSecond)
            throws IOException, InvalidSoundException {
        return write(sound, into, Content.VOICE, false, bitsPerSecond, List.of());
    }

    /**
     * Encodes sound; see {@link ClipEncoder}. The voice mode of Concentus fails with an {@link
     * AssertionError} on some speech without a high band.
     */
    static long encode(
            SoundSource sound,
            OutputStream into,
            Content content,
            boolean withoutVoiceMode,
            List<String> comments)
            throws IOException, InvalidSoundException, EncoderFailedException {
        try {
            return write(
                    sound, into, content, withoutVoiceMode, content.bitsPerSecond(), comments);
        } catch (EncoderError e) {
            throw new EncoderFailedException("Concentus: " + e.getCause(), e);
        }
    }

    private static long write(
            SoundSource sound,
            OutputStream into,
            Content content,
            boolean withoutVoiceMode,
            int bitsPerSecond,
            List<String> comments)
            throws IOException, InvalidSoundException {
        requireClipFormat(sound);
        if (bitsPerSecond < 6_000 || bitsPerSecond > 128_000) {
            throw new IllegalArgumentException(bitsPerSecond + " bits a second");
        }
        return new OggOpusWriter(into, content, withoutVoiceMode, bitsPerSecond, comments)
                .writeAll(sound);
    }

    /** Rejects sound that is not mono at 48 kHz. */
    static void requireClipFormat(SoundSource sound) {
        if (sound.rateHz() != RATE_HZ || sound.channels() != 1) {
            throw new IllegalArgumentException(
                    "%d channels at %d Hz; clips are mono at %d Hz"
                            .formatted(sound.channels(), sound.rateHz(), RATE_HZ));
        }
    }

    /** Rejects sound without frames. */
    static void requireFrames(long frames) throws InvalidSoundException {
        if (frames == 0) {
            throw new InvalidSoundException(
                    Flaw.EMPTY, Duration.ZERO, "no frame of sound to encode");
        }
    }

    private long writeAll(SoundSource sound) throws IOException, InvalidSoundException {
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
            pages.add(packet(packet));
            filled = filled < PACKET_FRAMES ? 0 : readFully(sound, samples);
        }
        requireFrames(frames);
        Arrays.fill(packet, (short) 0);
        while (!pages.holds(frames)) {
            pages.add(packet(packet));
        }
        pages.end(frames);
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

    private byte[] packet(short[] samples) {
        byte[] packet = new byte[PACKET_BYTES_MOST];
        try {
            int bytes = encoder.encode(samples, 0, PACKET_FRAMES, packet, 0, packet.length);
            return Arrays.copyOf(packet, bytes);
        } catch (OpusException | RuntimeException | AssertionError e) {
            throw new EncoderError(e);
        }
    }

    /** Failure within Concentus, which signals errors of its own by assertions. */
    private static final class EncoderError extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        EncoderError(Throwable cause) {
            super("20 ms of samples cannot be encoded", cause);
        }
    }
}
