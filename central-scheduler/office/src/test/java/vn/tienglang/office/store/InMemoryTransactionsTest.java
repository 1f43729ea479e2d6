package vn.tienglang.office.store;

/** The books in memory keep what every archive promises; a simulation is only as true as this. */
final class InMemoryTransactionsTest extends RepositoriesContract {
    private final InMemoryTransactions archive = new InMemoryTransactions();

    @Override
    protected Transactions archive() {
        return archive;
    }
}
