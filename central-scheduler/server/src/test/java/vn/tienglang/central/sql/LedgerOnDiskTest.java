package vn.tienglang.central.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.LedgerStories;

/** What was heard, over the books on disk. */
final class LedgerOnDiskTest extends LedgerStories {
    @RegisterExtension private final DiskBooks disk = new DiskBooks();

    @Override
    protected Archive archive() {
        return disk.archive();
    }
}
