package vn.tienglang.office.store;

import java.util.function.Function;

/**
 * The books, and the promise that what was written in them stays written.
 *
 * <p>When {@link #inTransaction} returns, everything the work wrote is on the disk itself and
 * survives a power cut; when it throws, none of it is there.
 */
public interface Transactions {
    /**
     * Does the work on the books, all of it or nothing.
     *
     * <p>Work that loses a race against another transaction is done again from its start; so it
     * must not touch anything but the books it is given, and must not keep them.
     *
     * @throws Failed when the books cannot be read or written
     */
    <T> T inTransaction(Function<Repositories, T> work);

    /** The books do not take or give what they should; nothing was changed. */
    final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says what was tried, with what, and why the books cannot take it. */
        public Failed(String message) {
            super(message);
        }

        /** Says what was tried, with what, and what now. */
        public Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
