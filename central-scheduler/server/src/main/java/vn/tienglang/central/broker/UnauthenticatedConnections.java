package vn.tienglang.central.broker;

import java.util.HashMap;
import java.util.Map;

/** Counts of connections that are not authenticated, in all and by address. Thread-safe. */
final class UnauthenticatedConnections {
    private final int perAddress;
    private final int inAll;
    private final Map<String, Integer> counts = new HashMap<>();
    private int total;

    UnauthenticatedConnections(int perAddress, int inAll) {
        this.perAddress = perAddress;
        this.inAll = inAll;
    }

    /** Counts one more connection of this address; false, and not counted, at a limit. */
    synchronized boolean tryAdd(String address) {
        int own = counts.getOrDefault(address, 0);
        if (own >= perAddress || total >= inAll) {
            return false;
        }
        counts.put(address, own + 1);
        total++;
        return true;
    }

    /** Removes one connection of this address that was counted. */
    synchronized void remove(String address) {
        total--;
        counts.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
    }

    synchronized int total() {
        return total;
    }
}
