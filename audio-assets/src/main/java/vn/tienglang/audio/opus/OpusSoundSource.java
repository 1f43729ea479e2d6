package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.file.Path;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.SoundSource;

/** Source of decoded Opus of any origin, mono to 5.1, at 48 kHz, from Ogg or WebM. */
public final class OpusSoundSource implements SoundSource {
    private final OpusFrameReader frames;

    private OpusSoundSource(OpusFrameReader frames) {
        this.frames = frames;
    }

    /**
     * Opens an Ogg Opus file (RFC 7845) and reads its head. The pre-skip is removed, the end is cut
     * at the last granule position, and the output gain is applied. A file without a last page is
     * {@link InvalidSoundException.Flaw#CUT_OFF}.
     *
     * @throws InvalidSoundException when it is not Ogg Opus, or of a kind that is not accepted;
     *     several streams, after or beside each other, are {@link
     *     InvalidSoundException.Flaw#NOT_TAKEN}
     * @throws IOException when it cannot be read
     */
    public static OpusSoundSource ogg(Path file) throws IOException, InvalidSoundException {
        return new OpusSoundSource(OpusFrameReader.of(OggOpusPackets.open(file)));
    }

    /**
     * Opens a WebM or Matroska file, as browsers record it, and reads its head: the first sound
     * track, without its codec delay and discard padding. Live files, without index and without
     * length of segment and clusters, are read as well. They have no end mark, so only an
     * incomplete element shows that one is {@link InvalidSoundException.Flaw#CUT_OFF}.
     *
     * @throws InvalidSoundException when it is not WebM, or of a kind that is not accepted
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
