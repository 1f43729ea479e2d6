package vn.tienglang.storage.sql;

import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tienglang.office.document.PlanDocumentServiceContract;
import vn.tienglang.office.store.Transactions;

/** Whole plans over the books on disk. */
final class PlanDocumentServiceOnDiskTest extends PlanDocumentServiceContract {
    @RegisterExtension private final OnDiskDatabase disk = new OnDiskDatabase();

    @Override
    protected Transactions archive() {
        return disk.archive();
    }
}
