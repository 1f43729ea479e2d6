package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.decode.Decoder;
import vn.tienglang.audio.decode.OpenSoundFile;
import vn.tienglang.audio.process.FfmpegPrograms;

/** First step: detects the format of the file. */
final class IdentifyStep {
    private IdentifyStep() {}

    /**
     * Opens the master. A file that is too large is refused without reading it.
     *
     * @throws IngestRefusedException when it is missing, not a regular file, not readable or too large
     * @throws InvalidSoundException when its format is not accepted
     */
    static OpenSoundFile open(
            Path master, IngestSettings settings, Optional<FfmpegPrograms> ffmpeg)
            throws IOException, InvalidSoundException, IngestRefusedException {
        if (!Files.exists(master)) {
            throw IngestRefusedException.of(Kind.NO_SUCH_FILE, 0, master + " does not exist");
        }
        // A pipe would block for ever, and a folder has no bytes.
        if (!Files.isRegularFile(master)) {
            throw IngestRefusedException.of(Kind.NOT_A_FILE, 0, master + " is not a file");
        }
        if (!Files.isReadable(master)) {
            throw IngestRefusedException.of(Kind.NO_PERMISSION, 0, "no permission to read it");
        }
        long bytes = Files.size(master);
        if (bytes > settings.uploadBytes()) {
            double most = settings.uploadBytes() / (double) (1 << 20);
            throw IngestRefusedException.of(Kind.FILE_TOO_LARGE, most, bytes + " bytes");
        }
        return Decoder.open(master, settings.longest(), ffmpeg);
    }
}
