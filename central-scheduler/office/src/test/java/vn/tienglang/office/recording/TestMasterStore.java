package vn.tienglang.office.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tienglang.airtime.ClipId;

/** Masters in a folder of a test, small and not durable. The disk is never full. */
public final class TestMasterStore implements MasterStore {
    private final Path incoming;
    private final Path masters;
    private final int bytesAtMost;
    private final AtomicInteger uploads = new AtomicInteger();

    /** Creates the folders {@code incoming} and {@code masters} in this one. */
    public TestMasterStore(Path folder, int bytesAtMost) {
        try {
            incoming = Files.createDirectories(folder.resolve("incoming"));
            masters = Files.createDirectories(folder.resolve("masters"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.bytesAtMost = bytesAtMost;
    }

    @Override
    public boolean hasRoom(long bytes) {
        return true;
    }

    @Override
    public UploadResult receive(InputStream stream) throws IOException {
        Path file = incoming.resolve("upload-" + uploads.incrementAndGet());
        boolean complete = false;
        try {
            long bytes = write(stream, file);
            complete = bytes > 0 && bytes <= bytesAtMost;
            if (bytes > bytesAtMost) {
                return new UploadResult.TooLarge(bytesAtMost);
            }
            return bytes == 0
                    ? new UploadResult.Empty()
                    : new UploadResult.Complete(file, ClipId.of(Files.readAllBytes(file)), bytes);
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Writes the stream until it ends or is too large; returns the number of bytes written. */
    private long write(InputStream stream, Path file) throws IOException {
        byte[] buffer = new byte[8_192];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            while (bytes <= bytesAtMost) {
                int read = stream.read(buffer);
                if (read < 0) {
                    break;
                }
                out.write(buffer, 0, read);
                bytes += read;
            }
        }
        return bytes;
    }

    @Override
    public void keep(UploadResult.Complete upload) throws IOException {
        Files.copy(
                upload.file(),
                masters.resolve(upload.id().value()),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void discard(UploadResult.Complete upload) throws IOException {
        Files.deleteIfExists(upload.file());
    }

    @Override
    public Optional<Path> find(ClipId id) {
        return Optional.of(masters.resolve(id.value())).filter(Files::isRegularFile);
    }

    @Override
    public void remove(ClipId id) throws IOException {
        Files.deleteIfExists(masters.resolve(id.value()));
    }
}
