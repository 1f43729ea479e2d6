package vn.tienglang.central.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.HandOverStories;

/** What is handed over, with the books on disk. */
final class HandOverOnDiskTest extends HandOverStories {
    @RegisterExtension private final DiskBooks disk = new DiskBooks();

    @Override
    protected Archive archive() {
        return disk.archive();
    }
}
