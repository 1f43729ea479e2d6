package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.BlockReader;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FrameCounts;

/**
 * Reader of AAC in M4A, as phones record it. Debian's ffmpeg decodes it; without ffmpeg the file is
 * refused. Truncation within a box is detected with the file type. Truncation of a fragmented file
 * exactly between two fragments is not detected.
 */
final class M4aReader implements BlockReader {
    /** Path of ffmpeg on Debian. */
    static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");

    private final FfmpegProcess process;
    private final BlockReader sound;
    private long done;

    private M4aReader(FfmpegProcess process) throws IOException, InvalidSoundException {
        this.process = process;
        BlockReader opened;
        try {
            opened = WavReader.open(ByteReader.of(process.sound()));
        } catch (InvalidSoundException e) {
            throwProcessFailure(e);
            throw e;
        }
        this.sound = opened;
    }

    /**
     * Opens an M4A file.
     *
     * @param ffmpeg path of the program, which may not exist
     * @throws InvalidSoundException when the program does not exist or cannot decode the file
     */
    static BlockReader open(Path file, Path ffmpeg) throws IOException, InvalidSoundException {
        if (!Files.isExecutable(ffmpeg)) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN,
                    Duration.ZERO,
                    "M4A/AAC needs Debian's package ffmpeg on the centre; there is no " + ffmpeg);
        }
        var process = new FfmpegProcess(ffmpeg, file);
        try {
            return new M4aReader(process);
        } catch (IOException | InvalidSoundException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public int rateHz() {
        return sound.rateHz();
    }

    @Override
    public int channels() {
        return sound.channels();
    }

    @Override
    public OptionalLong declaredFrames() {
        return OptionalLong.empty();
    }

    @Override
    public float[] next() throws IOException, InvalidSoundException {
        float[] block = sound.next();
        if (block.length == 0) {
            throwProcessFailure(damaged("nothing more comes"));
        }
        done += block.length / channels();
        return block;
    }

    /** The exit status of ffmpeg takes precedence over an error of its output. */
    private void throwProcessFailure(InvalidSoundException seen)
            throws IOException, InvalidSoundException {
        FfmpegProcess.Ending ending = process.ending();
        if (ending.exit() != 0) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED,
                    seen.position(),
                    "ffmpeg ended with %d: %s".formatted(ending.exit(), ending.complaint()));
        }
    }

    private InvalidSoundException damaged(String what) {
        return new InvalidSoundException(
                Flaw.DAMAGED, FrameCounts.length(done, rateHz()), "M4A: " + what);
    }

    @Override
    public void close() {
        process.close();
    }
}
