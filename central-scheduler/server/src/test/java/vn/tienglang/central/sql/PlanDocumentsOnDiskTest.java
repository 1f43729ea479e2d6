package vn.tienglang.central.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.PlanDocumentStories;

/** Whole plans over the books on disk. */
final class PlanDocumentsOnDiskTest extends PlanDocumentStories {
    @RegisterExtension private final DiskBooks disk = new DiskBooks();

    @Override
    protected Archive archive() {
        return disk.archive();
    }
}
