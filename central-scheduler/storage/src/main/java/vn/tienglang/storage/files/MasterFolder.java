package vn.tienglang.storage.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import vn.tienglang.office.recording.MasterStore;
import vn.tienglang.office.recording.UploadResult;
import vn.tienglang.office.recording.UploadRules;

/**
 * Folder of masters: {@code incoming} holds uploads while they arrive, {@code masters} the whole
 * files by their hash. A master is never written to again.
 */
public final class MasterFolder implements MasterStore {
    private static final int BUFFER_BYTES = 64 << 10;

    /** The free space of the disk is read after so many bytes. */
    private static final long ROOM_CHECK_BYTES = 8L << 20;

    private final Path incoming;
    private final Path masters;
    private final UploadRules rules;
    private final AtomicLong uploads = new AtomicLong();

    private MasterFolder(Path folder, String incomingName, UploadRules rules) throws IOException {
        incoming = Files.createDirectories(folder.resolve(incomingName));
        masters = Files.createDirectories(folder.resolve("masters"));
        this.rules = rules;
        try (Stream<Path> left = Files.list(incoming)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Opens the two folders in this one and creates them if missing. Deletes uploads that had not
     * ended when the program ended: their senders got no answer.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public static MasterFolder open(Path folder, UploadRules rules) {
        return open(folder, "incoming", rules);
    }

    /**
     * Opens a folder that several centres use.
     *
     * @param incoming name of the folder for the uploads of this centre
     */
    public static MasterFolder open(Path folder, String incoming, UploadRules rules) {
        try {
            return new MasterFolder(folder, incoming, rules);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write recordings to " + folder, e);
        }
    }

    @Override
    public boolean hasRoom(long bytes) throws IOException {
        return Files.getFileStore(incoming).getUsableSpace() - bytes >= rules.freeBytes();
    }

    @Override
    public UploadResult receive(InputStream stream) throws IOException {
        Path file = incoming.resolve("upload-" + uploads.incrementAndGet());
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
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        long checkedAt = 0;
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes += read;
                if (bytes > rules.uploadBytes()) {
                    return new UploadResult.TooLarge(rules.uploadBytes());
                }
                if (bytes - checkedAt >= ROOM_CHECK_BYTES) {
                    checkedAt = bytes;
                    if (!hasRoom(0)) {
                        return new UploadResult.NoRoom();
                    }
                }
                digest.update(buffer, 0, read);
                ByteBuffer left = ByteBuffer.wrap(buffer, 0, read);
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

    @Override
    public void keep(UploadResult.Complete whole) throws IOException {
        Path master = file(whole.id());
        if (Files.exists(master) && Files.size(master) == whole.bytes()) {
            Files.deleteIfExists(whole.file());
            return;
        }
        Files.move(whole.file(), master, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    /** A renamed file is durable only after its folder is synced. */
    private void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(masters, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void discard(UploadResult.Complete whole) throws IOException {
        Files.deleteIfExists(whole.file());
    }

    @Override
    public Optional<Path> find(ClipId id) {
        return Optional.of(file(id)).filter(Files::isRegularFile);
    }

    @Override
    public void remove(ClipId id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(ClipId id) {
        return masters.resolve(id.value());
    }
}
