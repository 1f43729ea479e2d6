package vn.tienglang.office.people;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

final class InMemoryAccountRepositoryTest extends AccountRepositoryContract {
    private final Transactions archive = new InMemoryTransactions();

    @Override
    protected Transactions archive() {
        return archive;
    }

    @Override
    protected AccountRepository emptyBook() {
        return new InMemoryAccountRepository(archive);
    }
}
