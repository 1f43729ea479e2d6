package vn.tienglang.office.bulletin;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** The newsroom over the books in memory. */
final class BulletinServiceTest extends BulletinServiceContract {
    private final Transactions archive = new InMemoryTransactions();

    @Override
    protected Transactions archive() {
        return archive;
    }
}
