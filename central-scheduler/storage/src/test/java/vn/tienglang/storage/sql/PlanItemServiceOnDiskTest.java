package vn.tienglang.storage.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.office.plan.PlanItemServiceContract;
import vn.tienglang.office.store.Transactions;

/** The plan over the books on disk. */
final class PlanItemServiceOnDiskTest extends PlanItemServiceContract {
    @RegisterExtension private final OnDiskDatabase disk = new OnDiskDatabase();

    @Override
    protected Transactions archive() {
        return disk.archive();
    }
}
