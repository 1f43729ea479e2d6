package vn.tienglang.node.port;

/** A relay that obeys, or sticks. Its contact outlives the program, as a real one may. */
public final class SimulatedRelay implements Relay {
    private RelayState contact = RelayState.OPEN;
    private boolean stuck;
    private boolean silent;
    private boolean closed;

    @Override
    public String description() {
        return "rơ-le mô phỏng";
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

    /** What the contact really is. */
    public RelayState contact() {
        return contact;
    }

    /** True while it obeys nobody. */
    public boolean isStuck() {
        return stuck;
    }

    /** From now on the contact stays as it is, whatever is ordered. */
    public void stick() {
        stuck = true;
    }

    /** From now on it is stuck as this. */
    public void stickAs(RelayState as) {
        contact = as;
        stuck = true;
    }

    /** It obeys again, and answers again. */
    public void mend() {
        stuck = false;
        silent = false;
    }

    /** The board obeys, but does not answer what is read back. */
    public void fallSilent() {
        silent = true;
    }

    /** Without power the coil lets go. */
    public void losePower() {
        if (!stuck) {
            contact = RelayState.OPEN;
        }
    }
}
