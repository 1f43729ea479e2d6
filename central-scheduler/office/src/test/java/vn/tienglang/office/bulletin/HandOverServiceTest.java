package vn.tienglang.office.bulletin;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** HandOverService in memory. */
final class HandOverServiceTest extends HandOverServiceContract {
    private final Transactions transactions = new InMemoryTransactions();

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
