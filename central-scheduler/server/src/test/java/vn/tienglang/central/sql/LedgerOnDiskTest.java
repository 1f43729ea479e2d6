package vn.tienglang.central.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.LedgerStories;

/** What was heard, over the books on disk. */
final class LedgerOnDiskTest extends LedgerStories {
    private final Database database;
    private final Archive archive;

    LedgerOnDiskTest(@TempDir Path folder) {
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
