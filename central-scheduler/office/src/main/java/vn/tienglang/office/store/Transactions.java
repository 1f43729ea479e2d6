package vn.tienglang.office.store;

import java.util.function.Function;
import vn.tienglang.office.people.SignInFailureTransactions;

/**
 * Transactions over the repositories.
 *
 * <p>When {@link #inTransaction} returns, everything that it changed and read is on the disk and
 * survives a power cut. When the work throws, nothing is changed. When the database fails during or
 * after the commit, the changes may be stored or not.
 */
public interface Transactions {
    /**
     * Runs the work in one transaction, completely or not at all.
     *
     * <p>Work that conflicts with another transaction is run again from its start; so it must
     * change nothing but the repositories it gets, and must not keep them.
     *
     * @throws Failed when the database cannot be read or written; its message tells when it is not
     *     known whether the changes are stored
     * @throws DiskFull when the disk is full; usually before anything was written
     */
    <T> T inTransaction(Function<Repositories, T> work);

    /** Transactions on the failures to sign in; they hold the counter {@link Counters#SIGN_IN}. */
    default SignInFailureTransactions signInFailures() {
        return work ->
                inTransaction(repositories -> {
                    repositories.counters().hold(Counters.SIGN_IN);
                    return work.apply(repositories.signInFailures());
                });
    }

    /** Failure of the database, because its disk is full. */
    final class DiskFull extends Failed {
        private static final long serialVersionUID = 1L;

        /** Failure with what was tried. */
        public DiskFull(String message) {
            super(message);
        }

        /** Failure with what was tried, after the database failed. */
        public DiskFull(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Failure of the database. */
    class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Failure with what was tried and why it failed. */
        public Failed(String message) {
            super(message);
        }

        /** Failure with what was tried and what to do. */
        public Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
