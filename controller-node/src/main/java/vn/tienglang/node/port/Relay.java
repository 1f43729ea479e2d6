package vn.tienglang.node.port;

/**
 * Relay that switches the amplifier.
 *
 * <p>It is open when it is created and when the process ends in an orderly way. The contact may not
 * follow an order: {@link #drive} returns the state that was read back.
 */
public interface Relay extends AutoCloseable {
    /** Description for staff of what switches; a simulated relay says that it is one. */
    String description();

    /**
     * False when the relay is simulated: then no amplifier is switched and nobody hears a sound.
     */
    boolean isReal();

    /**
     * Drives the contact and reads it back. Never throws; a board that does not answer reads {@code
     * UNKNOWN}.
     */
    RelayState drive(RelayState wanted);

    /** Opens the contact and releases the board. */
    @Override
    void close();
}
