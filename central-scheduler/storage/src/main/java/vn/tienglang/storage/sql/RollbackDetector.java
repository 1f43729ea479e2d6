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
 * Detector of a database that lost its last commits. It counts how often the database was opened
 * and closed, in the database and in a small file beside it.
 *
 * <p>H2 opens a truncated file in the state of some commits ago, without an error. The counter in
 * the database is then lower than the one in the file. The same happens when an administrator
 * restores an old copy; the error message tells to delete the file in that case.
 */
final class RollbackDetector {
    private static final String COUNTER = "generation";

    private final Path file;

    /** Uses the file {@code <name>.generation} in this folder. */
    RollbackDetector(Path folder, String name) {
        this.file = folder.resolve(name + ".generation");
    }

    /** Returns true when the database is older than when it was last used. */
    boolean isRolledBack(H2Database database) {
        return countInDatabase(database) < countInFile();
    }

    private static long countInDatabase(H2Database database) {
        return database.inTransaction(handle -> new SqlCounters(handle).value(COUNTER));
    }

    private long countInFile() {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            Logger.warn(e, "{} cannot be read; the check is skipped.", file);
            return 0;
        }
    }

    /** Increments both counters; the database first, so that the file is never ahead. */
    void increment(H2Database database) throws IOException {
        long next =
                database.inTransaction(handle -> {
                    var counters = new SqlCounters(handle);
                    long countInDatabase = counters.value(COUNTER) + 1;
                    counters.countTo(COUNTER, countInDatabase);
                    return countInDatabase;
                });
        write(next);
    }

    /**
     * Makes the file newer than the database, so that {@link #isRolledBack} returns true at the
     * next start.
     */
    void markRolledBack() throws IOException {
        write(countInFile() + 1);
    }

    private void write(long count) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer text = ByteBuffer.wrap((count + "\n").getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
