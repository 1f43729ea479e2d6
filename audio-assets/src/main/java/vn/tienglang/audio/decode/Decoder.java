package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.BadSound.Flaw;
import vn.tienglang.audio.opus.OpusSource;

/** Opens a file of any kind that is taken. */
public final class Decoder {
    private Decoder() {}

    /**
     * The sound in this file, 8 to 192 kHz and up to 5.1, block by block in bounded memory.
     *
     * @param longest a file that says it is longer is refused here, one that turns out longer when
     *     so much was read
     * @throws BadSound when it is no sound, or one that is not taken, or broken where that is seen
     *     at its beginning; what is broken further on, reading says
     * @throws IOException when it cannot be read
     */
    public static OpenSound open(Path file, Duration longest) throws IOException, BadSound {
        return open(file, longest, M4aReader.FFMPEG);
    }

    /** The same, with ffmpeg in a place of its own. */
    static OpenSound open(Path file, Duration longest, Path ffmpeg) throws IOException, BadSound {
        if (Files.size(file) == 0) {
            throw new BadSound(Flaw.EMPTY, Duration.ZERO, "the file has no bytes");
        }
        return switch (Identify.identify(file)) {
            case Identity.NotSound() ->
                    throw new BadSound(Flaw.NOT_SOUND, Duration.ZERO, "no kind of sound we know");
            case Identity.NotTaken(String name) ->
                    throw new BadSound(Flaw.NOT_TAKEN, Duration.ZERO, name);
            case Identity.Taken(Format format, long at) ->
                    guarded(opened(format, file, at, ffmpeg), longest);
        };
    }

    private static OpenSound opened(Format format, Path file, long at, Path ffmpeg)
            throws IOException, BadSound {
        return switch (format) {
            case WAV -> blocks(format, WavReader.open(file, at));
            case AIFF -> blocks(format, AiffReader.open(file, at));
            case MP3 -> blocks(format, Mp3Reader.open(file, at));
            case FLAC -> blocks(format, FlacReader.open(file, at));
            case OGG_VORBIS -> blocks(format, VorbisReader.open(file, at));
            case OGG_OPUS -> new OpenSound(format, OptionalLong.empty(), OpusSource.ogg(file));
            case WEBM_OPUS -> new OpenSound(format, OptionalLong.empty(), OpusSource.webm(file));
            case M4A -> blocks(format, M4aReader.open(file, ffmpeg));
        };
    }

    private static OpenSound blocks(Format format, BlockReader reader) {
        return new OpenSound(format, reader.declaredFrames(), new BlockSource(reader));
    }

    private static OpenSound guarded(OpenSound open, Duration longest) throws BadSound {
        try {
            int rateHz = Limits.rateHz(open.source().rateHz());
            Limits.channels(open.source().channels());
            if (open.declaredFrames().isPresent()) {
                Limits.length(open.declaredFrames().getAsLong(), rateHz, longest);
            }
            return new OpenSound(
                    open.format(),
                    open.declaredFrames(),
                    new GuardedSource(open.source(), longest));
        } catch (BadSound e) {
            open.close();
            throw e;
        }
    }
}
