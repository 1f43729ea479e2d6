package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.decode.Decoder;
import vn.tienglang.audio.decode.OpenSound;
import vn.tienglang.audio.ingest.Finding.Kind;

/** The first step: what the file is, before anything of it is believed. */
final class Identify {
    private Identify() {}

    /**
     * The master, open and not yet read. A file that is too large is refused by its size alone.
     *
     * @throws Refusal when it is too large or no file
     * @throws BadSound when it is none of the formats that are taken
     */
    static OpenSound open(Path master, IngestSettings settings)
            throws IOException, BadSound, Refusal {
        if (!Files.exists(master)) {
            throw new IOException("there is no file " + master);
        }
        // A pipe would keep us waiting for ever, a folder has no bytes.
        if (!Files.isRegularFile(master)) {
            throw Refusal.of(Kind.NOT_SOUND, 0, master + " is not a file");
        }
        long bytes = Files.size(master);
        if (bytes > settings.uploadBytes()) {
            double most = settings.uploadBytes() / (double) (1 << 20);
            throw Refusal.of(Kind.FILE_TOO_LARGE, most, bytes + " bytes");
        }
        return Decoder.open(master, settings.longest());
    }
}
