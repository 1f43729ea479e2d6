package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Sha256;

/** Eighth step: computes the SHA-256 of the delivery copy and of the master. */
final class HashStep {
    private static final int BLOCK_BYTES = 1 << 16;

    private HashStep() {}

    /**
     * Hash and size of a file.
     *
     * @param id SHA-256 of the file
     * @param bytes size of the file
     */
    record Hashed(ClipId id, long bytes) {}

    /** Reads the file once, block by block. */
    static Hashed hash(Path file, ProgressStep stepProgress) throws IOException {
        MessageDigest sha256 = Sha256.newDigest();
        long whole = Files.size(file);
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                sha256.update(block, 0, read);
                bytes += read;
                stepProgress.report(bytes, whole);
            }
        }
        return new Hashed(ClipId.of(sha256.digest(), bytes), bytes);
    }
}
