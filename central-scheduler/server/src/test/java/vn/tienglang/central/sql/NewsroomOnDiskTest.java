package vn.tienglang.central.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.NewsroomStories;

/** The newsroom over the books on disk. */
final class NewsroomOnDiskTest extends NewsroomStories {
    private final Database database;
    private final Archive archive;

    NewsroomOnDiskTest(@TempDir Path folder) {
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
