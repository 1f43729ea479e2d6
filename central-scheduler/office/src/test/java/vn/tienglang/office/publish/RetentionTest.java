package vn.tienglang.office.publish;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** Retention over repositories in memory. */
final class RetentionTest extends RetentionContract {
    @Override
    protected Transactions emptyTransactions() {
        return new InMemoryTransactions();
    }
}
