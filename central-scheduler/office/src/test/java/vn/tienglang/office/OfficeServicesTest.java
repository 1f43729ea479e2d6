package vn.tienglang.office;

import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** The office over the books in memory. */
final class OfficeServicesTest extends OfficeServicesContract {
    private final InMemoryTransactions archive = new InMemoryTransactions();

    @Override
    protected Transactions archive() {
        return archive;
    }
}
