package vn.tienglang.central.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.DeskStories;

/** The office over the books on disk. */
final class DeskOnDiskTest extends DeskStories {
    @RegisterExtension private final DiskBooks disk = new DiskBooks();

    @Override
    protected Archive archive() {
        return disk.archive();
    }
}
