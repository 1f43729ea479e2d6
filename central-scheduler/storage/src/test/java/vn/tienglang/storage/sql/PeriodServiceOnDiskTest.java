package vn.tienglang.storage.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.office.obligation.PeriodServiceContract;
import vn.tienglang.office.store.Transactions;

/** What was heard, over the books on disk. */
final class PeriodServiceOnDiskTest extends PeriodServiceContract {
    @RegisterExtension private final OnDiskDatabase disk = new OnDiskDatabase();

    @Override
    protected Transactions archive() {
        return disk.archive();
    }
}
