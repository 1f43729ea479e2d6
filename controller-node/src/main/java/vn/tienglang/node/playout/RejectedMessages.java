package vn.tienglang.node.playout;

import java.util.EnumMap;
import java.util.Map;
import vn.tienglang.airtime.wire.Rejection;

/** Counts of the messages refused since boot, by reason. */
final class RejectedMessages {
    private final Map<Rejection, Long> counts = new EnumMap<>(Rejection.class);

    void count(Rejection reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    Map<Rejection, Long> counts() {
        return Map.copyOf(counts);
    }
}
