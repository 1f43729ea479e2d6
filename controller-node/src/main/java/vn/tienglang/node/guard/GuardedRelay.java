package vn.tienglang.node.guard;

import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayState;

/**
 * Relay that notifies the guard outside the process before it closes, and that can be opened for
 * good when the program is not to be trusted any more. Safe for use by several threads.
 */
public final class GuardedRelay implements Relay {
    private final Relay relay;
    private final GuardConnection guard;
    private volatile boolean mayBeClosed;
    private volatile boolean openForGood;

    /** A relay that this guard watches. */
    public GuardedRelay(Relay relay, GuardConnection guard) {
        this.relay = relay;
        this.guard = guard;
    }

    @Override
    public String description() {
        return relay.description();
    }

    @Override
    public boolean isReal() {
        return relay.isReal();
    }

    @Override
    public RelayState drive(RelayState wanted) {
        boolean closing = wanted == RelayState.CLOSED && !openForGood;
        if (closing) {
            mayBeClosed = true;
            guard.relayIsClosing();
        }
        RelayState read = relay.drive(closing ? RelayState.CLOSED : RelayState.OPEN);
        if (closing && openForGood) {
            // The other thread may have opened the relay just before it was closed here.
            read = relay.drive(RelayState.OPEN);
        }
        if (read == RelayState.OPEN) {
            mayBeClosed = false;
            guard.relayIsOpen();
        }
        return read;
    }

    /** True from before the relay is closed until it is read back open. */
    boolean mayBeClosed() {
        return mayBeClosed;
    }

    /** Opens the relay; it cannot be closed any more. */
    public void openForGood() {
        openForGood = true;
        var _ = drive(RelayState.OPEN);
    }

    @Override
    public void close() {
        relay.close();
    }
}
