package vn.tienglang.audio.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Paths of the programs of Debian's package ffmpeg.
 *
 * @param ffmpeg decoder and encoder
 * @param ffprobe reader of containers
 */
public record FfmpegPrograms(Path ffmpeg, Path ffprobe) {
    /** Command that installs the package on Debian. */
    public static final String INSTALL = "apt-get install ffmpeg";

    private static final Path FOLDER = Path.of("/usr/bin");

    /** The installed programs; empty when the package is missing. */
    public static Optional<FfmpegPrograms> installed() {
        return in(FOLDER);
    }

    /** The programs in this folder; empty when one of them is missing. */
    public static Optional<FfmpegPrograms> in(Path folder) {
        var programs = new FfmpegPrograms(folder.resolve("ffmpeg"), folder.resolve("ffprobe"));
        return Files.isExecutable(programs.ffmpeg()) && Files.isExecutable(programs.ffprobe())
                ? Optional.of(programs)
                : Optional.empty();
    }
}
