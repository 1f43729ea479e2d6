package vn.tienglang.office.bulletin;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** BulletinService in memory. */
final class BulletinServiceTest extends BulletinServiceContract {
    private final Transactions transactions = new InMemoryTransactions();

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
