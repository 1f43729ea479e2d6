package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.SoundSource;

/**
 * Opus in WebM or Matroska, as browsers record it, mono to 5.1, at 48 kHz: the first sound track,
 * without its codec delay and discard padding. Live files, whose segment and clusters have no
 * length and which have no index, are read as well; they have no end mark either, so that only a
 * torn element shows that one is {@link BadSound.Flaw#CUT_OFF}.
 */
public final class WebmOpusSource implements SoundSource {
    private final OpusFrames frames;

    private WebmOpusSource(OpusFrames frames) {
        this.frames = frames;
    }

    /**
     * Opens the file and reads its head.
     *
     * @throws BadSound when it is not WebM, or not of a kind that is taken
     * @throws IOException when it cannot be read
     */
    public static WebmOpusSource open(Path file) throws IOException, BadSound {
        return open(Files.newByteChannel(file));
    }

    /** The same for an open file, which is closed with the source, or at once when it is bad. */
    public static WebmOpusSource open(SeekableByteChannel channel) throws IOException, BadSound {
        return new WebmOpusSource(OpusFrames.open(channel, WebmPackets::open));
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
    public int read(float[] into) throws IOException, BadSound {
        return frames.read(into);
    }

    @Override
    public void close() {
        frames.close();
    }
}
