package vn.tienglang.node.gpio;

/** Failure to open the relay; the message says why and what to do, in one sentence. */
public final class RelayUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Creates the failure; the message says why and what to do. */
    RelayUnavailableException(String message) {
        super(message);
    }

    /** Creates the failure with its cause. */
    RelayUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
