package vn.tienglang.office.store;

import java.util.function.Function;

/**
 * Transactions over the repositories.
 *
 * <p>When {@link #inTransaction} returns, all changes are on the disk and survive a power cut; when
 * it throws, nothing is changed.
 */
public interface Transactions {
    /**
     * Runs the work in one transaction, completely or not at all.
     *
     * <p>Work that conflicts with another transaction is run again from its start; so it must
     * change nothing but the repositories it gets, and must not keep them.
     *
     * @throws Failed when the database cannot be read or written
     */
    <T> T inTransaction(Function<Repositories, T> work);

    /** Failure of the database; nothing was changed. */
    final class Failed extends RuntimeException {
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
