package vn.tienglang.planner.policy;

import java.util.List;

/** Whether airtime is open. */
public sealed interface Permission {
    /**
     * It is.
     *
     * @param session in which it lies
     * @param volumePercent how loud it may be, 1 to 100
     */
    record Open(BroadcastSession session, int volumePercent) implements Permission {}

    /** It is not; everything that closes it, at least one. */
    record Closed(List<Closure> closures) implements Permission {}
}
