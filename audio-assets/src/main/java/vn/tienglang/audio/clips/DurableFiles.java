package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole after a power cut, or not at all. */
final class DurableFiles {
    private static final String UNFINISHED = ".part";

    private DurableFiles() {}

    /** Puts these bytes in the place of a file; readers see the old ones or the new ones. */
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

    /** Moves a finished file to where it belongs, from another disk too. */
    static void move(Path from, Path to) throws IOException {
        Path folder = folderOf(to);
        Files.createDirectories(folder);
        forceToDisk(folderOf(folder));
        forceToDisk(from);
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // Another disk: the bytes travel under a name nobody plays, then get theirs at once.
            Path unfinished = unfinished(to);
            Files.copy(from, unfinished, StandardCopyOption.REPLACE_EXISTING);
            forceToDisk(unfinished);
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(from);
        }
        forceToDisk(folder);
    }

    /** Waits until the disk has this file, or the names in this folder. */
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
