package vn.tienglang.office.document;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** PlanDocumentService in memory. */
final class PlanDocumentServiceTest extends PlanDocumentServiceContract {
    private final Transactions transactions = new InMemoryTransactions();

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
