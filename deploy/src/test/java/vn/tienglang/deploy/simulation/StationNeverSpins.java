package vn.tienglang.deploy.simulation;

import java.util.HashMap;
import java.util.Map;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.port.Event;

/** A waiting station sleeps: its loop never ticks many times in a row without an event. */
final class StationNeverSpins extends Invariant {
    private static final int WAKES_AT_MOST = 200;

    private final Map<StationId, Integer> wakes = new HashMap<>();

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.LoopStepped(StationId station, Event event)) {
            boolean woke = event instanceof Event.Tick;
            int inARow = woke ? wakes.merge(station, 1, Integer::sum) : 0;
            wakes.put(station, inARow);
            if (inARow > WAKES_AT_MOST) {
                throw violation(station + " ticks without end");
            }
        }
    }
}
