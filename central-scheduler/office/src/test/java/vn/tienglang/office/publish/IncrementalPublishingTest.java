package vn.tienglang.office.publish;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** Incremental publishing over repositories in memory. */
final class IncrementalPublishingTest extends IncrementalPublishingContract {
    @Override
    protected Transactions emptyTransactions() {
        return new InMemoryTransactions();
    }

    @Override
    protected int seeds() {
        return Integer.getInteger("tienglang.seeds", 40);
    }
}
