package vn.tienglang.storage.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.office.bulletin.BulletinServiceContract;
import vn.tienglang.office.store.Transactions;

/** The newsroom over the books on disk. */
final class BulletinServiceOnDiskTest extends BulletinServiceContract {
    @RegisterExtension private final OnDiskDatabase disk = new OnDiskDatabase();

    @Override
    protected Transactions archive() {
        return disk.archive();
    }
}
