package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.decode.mp3.Mp3Reader;
import vn.tienglang.audio.io.BlockReader;
import vn.tienglang.audio.io.BlockSoundSource;
import vn.tienglang.audio.io.SoundLimits;
import vn.tienglang.audio.opus.OpusSoundSource;

/** Opens sound files of every accepted format. */
public final class Decoder {
    private Decoder() {}

    /**
     * Opens a file with 8 to 192 kHz and up to 5.1 channels. Decoding uses bounded memory.
     *
     * @param longest longest duration; a longer declared length is refused here, a longer actual
     *     length while reading
     * @throws InvalidSoundException when the file is not sound, not of an accepted kind, or damaged
     *     at its beginning; damage further on is reported by reading
     * @throws IOException when it cannot be read
     */
    public static OpenSoundFile open(Path file, Duration longest)
            throws IOException, InvalidSoundException {
        return open(file, longest, M4aReader.FFMPEG);
    }

    /** Opens a file with this ffmpeg program. */
    static OpenSoundFile open(Path file, Duration longest, Path ffmpeg)
            throws IOException, InvalidSoundException {
        if (Files.size(file) == 0) {
            throw new InvalidSoundException(Flaw.EMPTY, Duration.ZERO, "the file has no bytes");
        }
        return switch (FileTypeDetector.identify(file)) {
            case FileType.NotSound() ->
                    throw new InvalidSoundException(
                            Flaw.NOT_SOUND, Duration.ZERO, "no kind of sound we know");
            case FileType.Unsupported(String name) ->
                    throw new InvalidSoundException(Flaw.NOT_TAKEN, Duration.ZERO, name);
            case FileType.Supported(FileFormat format, long at) ->
                    checked(opened(format, file, at, ffmpeg), longest);
        };
    }

    private static OpenSoundFile opened(FileFormat format, Path file, long at, Path ffmpeg)
            throws IOException, InvalidSoundException {
        return switch (format) {
            case WAV -> blocks(format, WavReader.open(file, at));
            case AIFF -> blocks(format, AiffReader.open(file, at));
            case MP3 -> blocks(format, Mp3Reader.open(file, at));
            case FLAC -> blocks(format, FlacReader.open(file, at));
            case OGG_VORBIS -> blocks(format, VorbisReader.open(file, at));
            case OGG_OPUS ->
                    new OpenSoundFile(format, OptionalLong.empty(), OpusSoundSource.ogg(file));
            case WEBM_OPUS ->
                    new OpenSoundFile(format, OptionalLong.empty(), OpusSoundSource.webm(file));
            case M4A -> blocks(format, M4aReader.open(file, ffmpeg));
        };
    }

    private static OpenSoundFile blocks(FileFormat format, BlockReader reader) {
        return new OpenSoundFile(format, reader.declaredFrames(), new BlockSoundSource(reader));
    }

    private static OpenSoundFile checked(OpenSoundFile open, Duration longest)
            throws InvalidSoundException {
        try {
            int rateHz = SoundLimits.rateHz(open.source().rateHz());
            SoundLimits.channels(open.source().channels());
            if (open.declaredFrames().isPresent()) {
                SoundLimits.length(open.declaredFrames().getAsLong(), rateHz, longest);
            }
            return new OpenSoundFile(
                    open.format(),
                    open.declaredFrames(),
                    new CheckedSoundSource(open.source(), longest));
        } catch (InvalidSoundException e) {
            open.close();
            throw e;
        }
    }
}
