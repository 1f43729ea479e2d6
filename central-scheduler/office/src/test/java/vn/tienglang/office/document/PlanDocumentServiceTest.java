package vn.tienglang.office.document;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** Whole plans over books in memory. */
final class PlanDocumentServiceTest extends PlanDocumentServiceContract {
    private final Transactions archive = new InMemoryTransactions();

    @Override
    protected Transactions archive() {
        return archive;
    }
}
