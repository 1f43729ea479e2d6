package vn.tienglang.storage.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import vn.tienglang.office.recording.PartialUploadStore;

/** Folder of uploads that arrive in pieces, one file each. */
public final class PartialUploadFolder implements PartialUploadStore {
    private static final int BUFFER_BYTES = 64 << 10;

    private final Path folder;
    private final Set<String> arriving = ConcurrentHashMap.newKeySet();

    private PartialUploadFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /**
     * Opens this folder and creates it if missing.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public static PartialUploadFolder open(Path folder) {
        try {
            return new PartialUploadFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write uploads to " + folder, e);
        }
    }

    @Override
    public long bytes(String name) throws IOException {
        try {
            return Files.size(file(name));
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    @Override
    public long append(String name, long offset, InputStream piece, long most) throws IOException {
        if (!arriving.add(name)) {
            return bytes(name);
        }
        try {
            return bytes(name) == offset ? append(file(name), piece, offset, most) : bytes(name);
        } finally {
            arriving.remove(name);
        }
    }

    private static long append(Path file, InputStream piece, long offset, long most)
            throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = offset;
        try (FileChannel out =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            for (int read = piece.read(buffer);
                    read >= 0 && bytes + read <= most;
                    read = piece.read(buffer)) {
                ByteBuffer left = ByteBuffer.wrap(buffer, 0, read);
                while (left.hasRemaining()) {
                    out.write(left);
                }
                bytes += read;
            }
            out.force(true);
        }
        return bytes;
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(file(name));
    }

    @Override
    public void remove(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    @Override
    public int count() throws IOException {
        return files().size();
    }

    @Override
    public void removeOlderThan(Instant then) throws IOException {
        for (Path file : files()) {
            try {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(then)) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException _) {
                // It ended meanwhile.
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
