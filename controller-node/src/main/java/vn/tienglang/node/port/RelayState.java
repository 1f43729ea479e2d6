package vn.tienglang.node.port;

/** State of the contact of a relay. */
public enum RelayState {
    /** Off: the amplifier has no power. The state at boot, after a crash and after a fault. */
    OPEN,
    /** On: the amplifier has power. */
    CLOSED,
    /** The board does not answer, or its answer makes no sense. */
    UNKNOWN
}
