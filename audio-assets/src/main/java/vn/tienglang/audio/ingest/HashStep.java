package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Sha256;

/** The eighth step: what the delivery copy and its master are called by their bytes. */
final class HashStep {
    private static final int BLOCK_BYTES = 1 << 16;

    private HashStep() {}

    /**
     * A file by its bytes.
     *
     * @param id their SHA-256
     * @param bytes how many
     */
    record Hashed(ClipId id, long bytes) {}

    /** Reads the file once, a block in memory at a time. */
    static Hashed hash(Path file, ProgressStep beat) throws IOException {
        MessageDigest sha256 = Sha256.newDigest();
        long whole = Files.size(file);
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                sha256.update(block, 0, read);
                bytes += read;
                beat.report(bytes, whole);
            }
        }
        return new Hashed(ClipId.of(sha256.digest(), bytes), bytes);
    }
}
