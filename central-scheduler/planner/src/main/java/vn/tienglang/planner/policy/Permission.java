package vn.tienglang.planner.policy;

import java.util.List;

/** Result of asking whether airtime is open. */
public sealed interface Permission {
    /**
     * The airtime is open.
     *
     * @param session the session it lies in
     * @param volumePercent the maximum volume, 1 to 100
     */
    record Open(BroadcastSession session, int volumePercent) implements Permission {}

    /** The airtime is closed, by at least one closure. */
    record Closed(List<Closure> closures) implements Permission {}
}
