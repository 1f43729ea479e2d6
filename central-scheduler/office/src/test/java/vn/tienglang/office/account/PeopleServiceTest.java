package vn.tienglang.office.account;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

final class PeopleServiceTest extends PeopleServiceContract {
    private final Transactions transactions = new InMemoryTransactions();

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
