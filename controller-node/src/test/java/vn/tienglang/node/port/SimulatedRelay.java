package vn.tienglang.node.port;

/**
 * Relay on a pin. Unkind things it can do: it sticks; it does not answer; and its pin keeps its
 * level when its owner dies, as the kernel of a Raspberry Pi leaves it, so that only a new owner or
 * a power cut opens the contact.
 */
public final class SimulatedRelay implements Relay {
    private RelayState contact = RelayState.OPEN;
    private boolean stuck;
    private boolean silent;
    private boolean closed;
    private boolean real = true;

    @Override
    public String description() {
        return "rơ-le mô phỏng";
    }

    @Override
    public boolean isReal() {
        return real;
    }

    @Override
    public RelayState drive(RelayState wanted) {
        if (closed) {
            return RelayState.UNKNOWN;
        }
        if (!stuck && wanted != RelayState.UNKNOWN) {
            contact = wanted;
        }
        return silent ? RelayState.UNKNOWN : contact;
    }

    @Override
    public void close() {
        var _ = drive(RelayState.OPEN);
        closed = true;
    }

    /** The true state of the contact. */
    public RelayState contact() {
        return contact;
    }

    /** True while the relay is stuck. */
    public boolean isStuck() {
        return stuck;
    }

    /** Makes the relay stick in its present state. */
    public void stick() {
        stuck = true;
    }

    /** Makes the relay stick in this state. */
    public void stickAs(RelayState as) {
        contact = as;
        stuck = true;
    }

    /** Ends all faults of the relay. */
    public void mend() {
        stuck = false;
        silent = false;
    }

    /** Makes the board follow orders without answering. */
    public void fallSilent() {
        silent = true;
    }

    /** From now on it says that it is not a real relay, as the simulated relay of the node does. */
    public void declareSimulated() {
        real = false;
    }

    /** Another program takes the pin and sets the off level. */
    public void openByGuard() {
        losePower();
    }

    /** Opens the contact, as a coil without power does. */
    public void losePower() {
        if (!stuck) {
            contact = RelayState.OPEN;
        }
    }
}
