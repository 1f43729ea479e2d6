package vn.tienglang.storage.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tienglang.storage.sql.h2.H2Instance;

/** Factory of databases with all tables and no rows; copies one file instead of migrating. */
public final class FreshDatabase {
    private static final byte[] FILE = migrated();

    private FreshDatabase() {}

    private static byte[] migrated() {
        try {
            Path folder = Files.createTempDirectory("fresh-database");
            Database.open(folder).close();
            Path file = folder.resolve("centre.mv.db");
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(folder.resolve("centre.generation"));
            Files.delete(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a new database in this empty folder. */
    public static Database in(Path folder) {
        return in(folder, H2Instance::sync);
    }

    /** Opens a new database in this empty folder, with a checkpoint that may fail. */
    static Database in(Path folder, H2Database.Checkpoint checkpoint) {
        try {
            Files.write(folder.resolve("centre.mv.db"), FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return H2Database.open(folder, checkpoint);
    }
}
