package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writer of files that are complete or absent after a power cut. */
final class DurableFiles {
    private static final String UNFINISHED = ".part";

    private DurableFiles() {}

    /** Replaces the content of a file atomically. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = unfinished(file);
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        forceToDisk(folderOf(file));
    }

    /** Moves a finished file, also from another file system. */
    static void move(Path from, Path to) throws IOException {
        Path folder = folderOf(to);
        Files.createDirectories(folder);
        forceToDisk(folderOf(folder));
        forceToDisk(from);
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Another file system: copy to a temporary name, then rename atomically.
            Path unfinished = unfinished(to);
            Files.copy(from, unfinished, StandardCopyOption.REPLACE_EXISTING);
            forceToDisk(unfinished);
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(from);
        }
        forceToDisk(folder);
    }

    /** Forces a file, or the entries of a folder, to the disk. */
    private static void forceToDisk(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling("." + file.getFileName() + UNFINISHED);
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
