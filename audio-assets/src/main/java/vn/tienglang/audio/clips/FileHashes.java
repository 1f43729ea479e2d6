package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.Arrays;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Sha256;

/** Hashes of one file: of the whole file and of each part. */
final class FileHashes {
    private static final int SHA256_BYTES = 32;

    private final ClipId whole;
    private final byte[] parts;

    private FileHashes(ClipId whole, byte[] parts) {
        this.whole = whole;
        this.parts = parts;
    }

    /** Computes the hashes of a file that is not empty; one part at a time is in memory. */
    static FileHashes of(SeekableByteChannel file) throws IOException {
        MessageDigest whole = Sha256.newDigest();
        long bytes = file.size();
        var parts =
                ByteBuffer.allocate(
                        Math.toIntExact(
                                (bytes + Limits.PART_BYTES - 1)
                                        / Limits.PART_BYTES
                                        * SHA256_BYTES));
        file.position(0);
        for (long left = bytes; left > 0; ) {
            byte[] part = new byte[Math.toIntExact(Math.min(left, Limits.PART_BYTES))];
            fill(file, ByteBuffer.wrap(part));
            whole.update(part);
            parts.put(Sha256.of(part));
            left -= part.length;
        }
        return new FileHashes(ClipId.of(whole.digest(), bytes), parts.array());
    }

    /** SHA-256 of the whole file. */
    ClipId whole() {
        return whole;
    }

    /** Number of parts. */
    int parts() {
        return parts.length / SHA256_BYTES;
    }

    /** True when these are the bytes of that part. */
    boolean matches(int index, byte[] bytes) {
        int at = index * SHA256_BYTES;
        return MessageDigest.isEqual(
                Sha256.of(bytes), Arrays.copyOfRange(parts, at, at + SHA256_BYTES));
    }

    /** Fills the buffer from the current position of the file. */
    static void fill(SeekableByteChannel file, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (file.read(into) < 0) {
                throw new IOException("the file became shorter");
            }
        }
    }
}
