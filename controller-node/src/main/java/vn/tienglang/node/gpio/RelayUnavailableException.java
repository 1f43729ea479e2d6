package vn.tienglang.node.gpio;

/** The relay cannot be had; the message says why and what to do, in one sentence. */
public final class RelayUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why and what to do. */
    RelayUnavailableException(String message) {
        super(message);
    }

    /** Says why and what to do, and keeps what happened. */
    RelayUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
