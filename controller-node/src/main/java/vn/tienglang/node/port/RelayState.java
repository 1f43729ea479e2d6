package vn.tienglang.node.port;

/** What a relay's contact is. */
public enum RelayState {
    /** Off: the amplifier has no power. The state at boot, on a crash, and on a fault. */
    OPEN,
    /** On. */
    CLOSED,
    /** The board does not answer, or answers nonsense. */
    UNKNOWN
}
