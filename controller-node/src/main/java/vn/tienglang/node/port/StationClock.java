package vn.tienglang.node.port;

/**
 * The board's two clocks. Whether the wall clock may be believed is not asked here; that is judged
 * in {@code node.playout}.
 */
@FunctionalInterface
public interface StationClock {
    /** What both clocks say now; time since boot never steps and never runs backwards. */
    ClockReading read();
}
