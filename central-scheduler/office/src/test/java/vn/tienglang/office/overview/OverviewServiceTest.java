package vn.tienglang.office.overview;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** OverviewService in memory. */
final class OverviewServiceTest extends OverviewServiceContract {
    private final Transactions transactions = new InMemoryTransactions();

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
