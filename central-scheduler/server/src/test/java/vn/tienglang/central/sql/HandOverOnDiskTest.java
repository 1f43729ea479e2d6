package vn.tienglang.central.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.HandOverStories;

/** What is handed over, with the books on disk. */
final class HandOverOnDiskTest extends HandOverStories {
    private final Database database;
    private final Archive archive;

    HandOverOnDiskTest(@TempDir Path folder) {
        database = FreshDatabase.in(folder);
        archive = database.archive();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected Archive archive() {
        return archive;
    }
}
