package vn.tienglang.office.store;

/** Tests that the transactions in memory keep the contract of the database. */
final class InMemoryTransactionsTest extends RepositoriesContract {
    private final InMemoryTransactions transactions = new InMemoryTransactions();

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
