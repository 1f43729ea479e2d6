package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.io.SoundLimits;
import vn.tienglang.audio.opus.OpusSoundSource;
import vn.tienglang.audio.process.FfmpegPrograms;

/**
 * Opens sound files of every accepted format. WAV and AIFF with PCM are read by our own readers;
 * all others by ffmpeg. Where it is not installed, Ogg Opus and WebM with Opus are read by our own
 * readers, which are stricter.
 */
public final class Decoder {
    private Decoder() {}

    /**
     * Opens a file. Decoding uses bounded memory.
     *
     * @param longest longest duration; a longer declared length is refused here, a longer actual
     *     length while reading
     * @param ffmpeg the programs of ffmpeg; empty when they are not installed
     * @throws InvalidSoundException when the file is not sound, not of an accepted kind, or damaged
     *     at its beginning
     * @throws IOException when it cannot be read
     */
    public static OpenSoundFile open(Path file, Duration longest, Optional<FfmpegPrograms> ffmpeg)
            throws IOException, InvalidSoundException {
        if (Files.size(file) == 0) {
            throw new InvalidSoundException(Flaw.EMPTY, Duration.ZERO, "the file has no bytes");
        }
        return switch (FileTypeDetector.identify(file)) {
            case FileType.NotSound(String name) ->
                    throw new InvalidSoundException(Flaw.NOT_SOUND, Duration.ZERO, name);
            case FileType.Native known ->
                    checked(
                            switch (known.format()) {
                                case WAV, AIFF -> pcm(known.format(), file, ffmpeg);
                                case OGG_OPUS, WEBM_OPUS ->
                                        ffmpeg.isPresent()
                                                ? FfmpegReader.open(file, ffmpeg.get())
                                                : opus(known.format(), file);
                            },
                            longest);
            case FileType.Unknown() -> {
                if (ffmpeg.isEmpty()) {
                    throw new InvalidSoundException(
                            Flaw.NO_DECODER,
                            Duration.ZERO,
                            "needs ffmpeg: " + FfmpegPrograms.INSTALL);
                }
                yield checked(FfmpegReader.open(file, ffmpeg.get()), longest);
            }
        };
    }

    /** A header that our reader rejects may be one of the many that ffmpeg reads. */
    private static OpenSoundFile pcm(
            NativeFormat format, Path file, Optional<FfmpegPrograms> ffmpeg)
            throws IOException, InvalidSoundException {
        try {
            OpenSoundFile open =
                    format == NativeFormat.WAV ? WavReader.open(file) : AiffReader.open(file);
            return open.withDevice(ChunkTags.device(format, file));
        } catch (InvalidSoundException own) {
            if (own.flaw() == Flaw.EMPTY || own.flaw() == Flaw.JOINED) {
                throw own;
            }
            if (ffmpeg.isEmpty()) {
                throw own.flaw() == Flaw.NOT_TAKEN
                        ? new InvalidSoundException(
                                Flaw.NO_DECODER, own.position(), own.detail(), own)
                        : own;
            }
            try {
                return FfmpegReader.open(file, ffmpeg.get());
            } catch (InvalidSoundException other) {
                own.addSuppressed(other);
                throw own;
            }
        }
    }

    private static OpenSoundFile opus(NativeFormat format, Path file)
            throws IOException, InvalidSoundException {
        SoundSource source =
                format == NativeFormat.OGG_OPUS
                        ? OpusSoundSource.ogg(file)
                        : OpusSoundSource.webm(file);
        return new OpenSoundFile(
                format.title(),
                RecordingDevice.UNKNOWN,
                OptionalLong.empty(),
                source,
                LengthCheck.NONE);
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
                    open.title(),
                    open.device(),
                    open.declaredFrames(),
                    new CheckedSoundSource(open.source(), open.declaredFrames(), longest),
                    open.lengths());
        } catch (InvalidSoundException e) {
            open.close();
            throw e;
        }
    }
}
