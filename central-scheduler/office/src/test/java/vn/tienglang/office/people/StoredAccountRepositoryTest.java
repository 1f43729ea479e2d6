package vn.tienglang.office.people;

import vn.tienglang.office.account.StoredAccountRepository;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

final class StoredAccountRepositoryTest extends AccountRepositoryContract {
    private final Transactions transactions = new InMemoryTransactions();

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected AccountRepository emptyBook() {
        return new StoredAccountRepository(transactions);
    }
}
