package vn.tienglang.node;

import vn.tienglang.node.playout.Reading;

/**
 * The board's two clocks. Whether the wall clock may be believed is not asked here; that is judged
 * in {@code node.playout}.
 */
@FunctionalInterface
public interface StationClock {
    /** What both clocks say now; time since boot never steps and never runs backwards. */
    Reading read();
}
