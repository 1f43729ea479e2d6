package vn.tienglang.node;

/** A relay that obeys, or sticks. Its contact outlives the program, as a real one may. */
public final class SimRelay implements Relay {
    private Contact contact = Contact.OPEN;
    private boolean stuck;
    private boolean silent;

    @Override
    public String words() {
        return "rơ-le mô phỏng";
    }

    @Override
    public Contact drive(Contact wanted) {
        if (wanted == Contact.UNKNOWN) {
            throw new IllegalArgumentException("no contact can be driven to " + wanted);
        }
        if (!stuck) {
            contact = wanted;
        }
        return silent ? Contact.UNKNOWN : contact;
    }

    @Override
    public void close() {
        var _ = drive(Contact.OPEN);
    }

    /** What the contact really is. */
    public Contact contact() {
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
    public void stickAs(Contact as) {
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
            contact = Contact.OPEN;
        }
    }
}
