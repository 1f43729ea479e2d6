package vn.tienglang.storage.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.tinylog.Logger;

/**
 * How often the database was opened and closed, counted in it and in a small file beside it.
 *
 * <p>H2 takes a file that was cut short for what it was some commits ago, and says nothing. When
 * the database has counted less far than the file beside it, that is what happened; or somebody put
 * an old copy back, who then also knows to take the file beside it away.
 */
final class RollbackDetector {
    private static final String COUNTER = "generation";

    private final Path beside;

    /** Counts in {@code <name>.generation} of this folder. */
    RollbackDetector(Path folder, String name) {
        this.beside = folder.resolve(name + ".generation");
    }

    /** True when the database was further once than it is now. */
    boolean wentBack(Database database) {
        return counted(database) < countedBeside();
    }

    private static long counted(Database database) {
        return database.inTransaction(handle -> new SqlCounters(handle).value(COUNTER));
    }

    private long countedBeside() {
        try {
            return Files.exists(beside) ? Long.parseLong(Files.readString(beside).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            Logger.warn(e, "{} cannot be read; nothing is held against it.", beside);
            return 0;
        }
    }

    /** Counts one more; in the database first, so that the file beside it is never ahead. */
    void count(Database database) throws IOException {
        long next =
                database.inTransaction(handle -> {
                    var counters = new SqlCounters(handle);
                    long counted = counters.value(COUNTER) + 1;
                    counters.countTo(COUNTER, counted);
                    return counted;
                });
        Path fresh = beside.resolveSibling(beside.getFileName() + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer text = ByteBuffer.wrap((next + "\n").getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(fresh, beside, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return beside.toString();
    }
}
