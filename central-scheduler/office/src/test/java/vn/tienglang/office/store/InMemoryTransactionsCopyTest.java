package vn.tienglang.office.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The unkind thing that the transactions in memory do: they come back older. */
class InMemoryTransactionsCopyTest {
    private final InMemoryTransactions transactions = new InMemoryTransactions();

    private long count() {
        return transactions.inTransaction(
                repositories -> repositories.counters().value(Counters.SLOT));
    }

    private void countTo(long value) {
        transactions.inTransaction(repositories -> {
            repositories.counters().countTo(Counters.SLOT, value);
            return value;
        });
    }

    @Test
    void restoredCopyForgetsEveryLaterCommit() {
        countTo(3);
        transactions.takeCopy();
        countTo(4);
        countTo(7);

        transactions.restoreCopy();
        assertThat(count()).isEqualTo(3);

        countTo(5);
        transactions.restoreCopy();
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void thereIsNothingToRestoreWithoutACopy() {
        countTo(3);

        assertThat(transactions.hasCopy()).isFalse();
        transactions.restoreCopy();
        assertThat(count()).isEqualTo(3);
    }
}
