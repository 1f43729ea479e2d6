package vn.tienglang.office.obligation;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** What was heard, over books in memory. */
final class PeriodServiceTest extends PeriodServiceContract {
    private final Transactions archive = new InMemoryTransactions();

    @Override
    protected Transactions archive() {
        return archive;
    }
}
