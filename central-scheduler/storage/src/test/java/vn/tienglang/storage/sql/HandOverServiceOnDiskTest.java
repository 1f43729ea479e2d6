package vn.tienglang.storage.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.office.bulletin.HandOverServiceContract;
import vn.tienglang.office.store.Transactions;

/** What is handed over, with the books on disk. */
final class HandOverServiceOnDiskTest extends HandOverServiceContract {
    @RegisterExtension private final OnDiskDatabase disk = new OnDiskDatabase();

    @Override
    protected Transactions archive() {
        return disk.archive();
    }
}
