package vn.tienglang.office.plan;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** The plan over books in memory. */
final class PlanItemServiceTest extends PlanItemServiceContract {
    private final Transactions archive = new InMemoryTransactions();

    @Override
    protected Transactions archive() {
        return archive;
    }
}
