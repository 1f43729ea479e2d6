package vn.tienglang.office.people;

import java.time.Duration;
import java.util.function.Function;

/**
 * Transactions on the failures to sign in. Those of all centres that share a database run one after
 * another, so that no count is lost.
 */
@FunctionalInterface
public interface SignInFailureTransactions {
    /** Runs the work in a transaction and returns the time to wait that it returns. */
    Duration inTransaction(Function<SignInFailureRepository, Duration> work);
}
