package vn.tienglang.node.port;

/**
 * The relay that switches the amplifier.
 *
 * <p>Promises: open when it is made, open when the process ends in any orderly way. Does not
 * promise that the contact follows: the answer of {@link #drive} is what is read back, and may
 * differ.
 */
public interface Relay extends AutoCloseable {
    /** In words that staff understand, what switches; a stand-in says that it is one. */
    String description();

    /** Commands the contact and reads it back. Never throws; a dead board reads {@code UNKNOWN}. */
    RelayState drive(RelayState wanted);

    /** Opens the contact and lets go of the board. */
    @Override
    void close();
}
