package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.SoundSource;

/**
 * An Ogg Opus file of any origin (RFC 7845), mono to 5.1, at 48 kHz: without its pre-skip, cut at
 * the end where its last page says, amplified as its head asks. A file without a last page is
 * {@link BadSound.Flaw#CUT_OFF}; several streams, after or beside each other, are {@link
 * BadSound.Flaw#NOT_TAKEN}.
 */
public final class OggOpusSource implements SoundSource {
    private final OpusFrames frames;

    private OggOpusSource(OpusFrames frames) {
        this.frames = frames;
    }

    /**
     * Opens the file and reads its head.
     *
     * @throws BadSound when it is not Ogg Opus, or not of a kind that is taken
     * @throws IOException when it cannot be read
     */
    public static OggOpusSource open(Path file) throws IOException, BadSound {
        return open(Files.newByteChannel(file));
    }

    /** The same for an open file, which is closed with the source, or at once when it is bad. */
    public static OggOpusSource open(SeekableByteChannel channel) throws IOException, BadSound {
        return new OggOpusSource(OpusFrames.open(channel, OggPackets::open));
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
