package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.file.Path;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;

/** Opus of any origin, mono to 5.1, at 48 kHz, out of one of the two boxes it comes in. */
public final class OpusSoundSource implements SoundSource {
    private final OpusFrameReader frames;

    private OpusSoundSource(OpusFrameReader frames) {
        this.frames = frames;
    }

    /**
     * Opens an Ogg Opus file (RFC 7845) and reads its head. It sounds without its pre-skip, cut at
     * the end where its last page says, amplified as its head asks. A file without a last page is
     * {@link InvalidSoundException.Flaw#CUT_OFF}.
     *
     * @throws InvalidSoundException when it is not Ogg Opus, or not of a kind that is taken;
     *     several streams, after or beside each other, are {@link
     *     InvalidSoundException.Flaw#NOT_TAKEN}
     * @throws IOException when it cannot be read
     */
    public static OpusSoundSource ogg(Path file) throws IOException, InvalidSoundException {
        return new OpusSoundSource(OpusFrameReader.of(OggOpusPackets.open(file)));
    }

    /**
     * Opens a WebM or Matroska file, as browsers record it, and reads its head: the first sound
     * track, without its codec delay and discard padding. Live files, whose segment and clusters
     * have no length and which have no index, are read as well; they have no end mark either, so
     * that only a torn element shows that one is {@link InvalidSoundException.Flaw#CUT_OFF}.
     *
     * @throws InvalidSoundException when it is not WebM, or not of a kind that is taken
     * @throws IOException when it cannot be read
     */
    public static OpusSoundSource webm(Path file) throws IOException, InvalidSoundException {
        return new OpusSoundSource(OpusFrameReader.of(WebmOpusPackets.open(file)));
    }

    @Override
    public int rateHz() {
        return OpusPacket.RATE_HZ;
    }

    @Override
    public int channels() {
        return frames.channels();
    }

    @Override
    public int read(float[] into) throws IOException, InvalidSoundException {
        return frames.read(into);
    }

    @Override
    public void close() {
        frames.close();
    }
}
