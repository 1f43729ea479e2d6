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
 * AAC in M4A, as phones record it, decoded by Debian's ffmpeg where that is installed and refused
 * where it is not. That no box is torn off was seen when the file was identified; a recording in
 * fragments that was cut exactly between two of them looks like a whole one.
 */
final class M4aReader implements BlockReader {
    /** Where Debian puts it. */
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
     * The sound of an M4A file.
     *
     * @param ffmpeg the program, whether it is there or not
     * @throws InvalidSoundException when it is not, or cannot decode the file
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

    /**
     * What ffmpeg itself says of its end counts for more than what its end looked like from here.
     */
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
