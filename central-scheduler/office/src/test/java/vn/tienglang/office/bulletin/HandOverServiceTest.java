package vn.tienglang.office.bulletin;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** What is handed over, with books in memory. */
final class HandOverServiceTest extends HandOverServiceContract {
    private final Transactions archive = new InMemoryTransactions();

    @Override
    protected Transactions archive() {
        return archive;
    }
}
