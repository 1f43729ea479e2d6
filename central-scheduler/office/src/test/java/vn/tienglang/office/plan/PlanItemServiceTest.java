package vn.tienglang.office.plan;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** PlanItemService in memory. */
final class PlanItemServiceTest extends PlanItemServiceContract {
    private final Transactions transactions = new InMemoryTransactions();

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
