package vn.tienglang.office.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Sha256;

/**
 * The folder of what was brought: {@code incoming} while it arrives, {@code masters} by its hash
 * once it is whole. A master is never written to again.
 */
final class MasterStore {
    private static final int PIECE = 64 << 10;

    /** How often the disk is asked how much room is left. */
    private static final long ROOM_ASKED_EVERY = 8L << 20;

    private final Path incoming;
    private final Path masters;
    private final UploadRules rules;
    private final AtomicLong arrivals = new AtomicLong();

    /**
     * The folders in this one, made if they are not there. What was arriving when the centre ended
     * is thrown away: whoever sent it was never told that it came.
     */
    MasterStore(Path folder, UploadRules rules) throws IOException {
        incoming = Files.createDirectories(folder.resolve("incoming"));
        masters = Files.createDirectories(folder.resolve("masters"));
        this.rules = rules;
        try (Stream<Path> left = Files.list(incoming)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** True when a file of that many bytes would leave the disk the room it must keep. */
    boolean hasRoom(long bytes) throws IOException {
        return Files.getFileStore(incoming).getUsableSpace() - bytes >= rules.freeBytes();
    }

    /** Takes a stream to its end. When it breaks off, nothing of it is left. */
    UploadResult receive(InputStream stream) throws IOException {
        Path file = incoming.resolve("upload-" + arrivals.incrementAndGet());
        boolean kept = false;
        try {
            UploadResult received = receive(stream, file);
            kept = received instanceof UploadResult.Complete;
            return received;
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    private UploadResult receive(InputStream stream, Path file) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] piece = new byte[PIECE];
        long bytes = 0;
        long askedAt = 0;
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
                bytes += read;
                if (bytes > rules.uploadBytes()) {
                    return new UploadResult.TooLarge(rules.uploadBytes());
                }
                if (bytes - askedAt >= ROOM_ASKED_EVERY) {
                    askedAt = bytes;
                    if (!hasRoom(0)) {
                        return new UploadResult.NoRoom();
                    }
                }
                digest.update(piece, 0, read);
                ByteBuffer left = ByteBuffer.wrap(piece, 0, read);
                while (left.hasRemaining()) {
                    out.write(left);
                }
            }
            out.force(true);
        }
        return bytes == 0
                ? new UploadResult.Empty()
                : new UploadResult.Complete(file, ClipId.of(digest.digest(), bytes), bytes);
    }

    /** Puts an arrived file among the masters, durably. */
    void keep(UploadResult.Complete whole) throws IOException {
        Path place = place(whole.id());
        if (Files.exists(place) && Files.size(place) == whole.bytes()) {
            Files.deleteIfExists(whole.file());
            return;
        }
        Files.move(whole.file(), place, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    /** A name is on the disk only when its folder is. */
    private void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(masters, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Throws an arrived file away. */
    void discard(UploadResult.Complete whole) throws IOException {
        Files.deleteIfExists(whole.file());
    }

    /** Where this master lies, if it does. */
    Optional<Path> find(ClipId id) {
        return Optional.of(place(id)).filter(Files::isRegularFile);
    }

    /** Deletes a master. */
    void remove(ClipId id) throws IOException {
        Files.deleteIfExists(place(id));
    }

    private Path place(ClipId id) {
        return masters.resolve(id.value());
    }
}
