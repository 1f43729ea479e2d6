package vn.tienglang.node.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Writer of small files that only their owner may read. */
public final class PrivateText {
    private PrivateText() {}

    /** Replaces the content of the file at once and forces it to the disk. */
    public static void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        try (FileChannel channel =
                FileChannel.open(
                        temporary,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        sync(file);
    }

    /** Forces the name of the file to the disk: a renamed file has it only after that. */
    public static void sync(Path file) throws IOException {
        try (FileChannel names =
                FileChannel.open(
                        Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow(),
                        StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
