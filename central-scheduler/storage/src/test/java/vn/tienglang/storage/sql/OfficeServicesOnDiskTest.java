package vn.tienglang.storage.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.office.OfficeServicesContract;
import vn.tienglang.office.store.Transactions;

/** The office over the books on disk. */
final class OfficeServicesOnDiskTest extends OfficeServicesContract {
    @RegisterExtension private final OnDiskDatabase disk = new OnDiskDatabase();

    @Override
    protected Transactions archive() {
        return disk.archive();
    }
}
