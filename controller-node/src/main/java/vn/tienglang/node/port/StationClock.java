package vn.tienglang.node.port;

/** Both clocks of the board. Whether the wall clock is right is judged in {@code node.playout}. */
@FunctionalInterface
public interface StationClock {
    /** Reads both clocks; time since boot never steps and never runs backwards. */
    ClockReading read();
}
