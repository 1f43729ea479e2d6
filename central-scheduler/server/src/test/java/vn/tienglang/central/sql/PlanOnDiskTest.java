package vn.tienglang.central.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.PlanStories;

/** The plan over the books on disk. */
final class PlanOnDiskTest extends PlanStories {
    @RegisterExtension private final DiskBooks disk = new DiskBooks();

    @Override
    protected Archive archive() {
        return disk.archive();
    }
}
