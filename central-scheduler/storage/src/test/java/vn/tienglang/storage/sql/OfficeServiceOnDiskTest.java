package vn.tienglang.storage.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.office.OfficeServiceContract;
import vn.tienglang.office.store.Transactions;

/** The office over the books on disk. */
final class OfficeServiceOnDiskTest extends OfficeServiceContract {
    @RegisterExtension private final OnDiskDatabase disk = new OnDiskDatabase();

    @Override
    protected Transactions archive() {
        return disk.archive();
    }
}
