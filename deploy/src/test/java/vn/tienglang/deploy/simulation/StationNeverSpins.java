package vn.tienglang.deploy.simulation;

import java.util.HashMap;
import java.util.Map;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.port.Event;

/** A station that only waits sleeps: it never wakes again and again for nothing. */
final class StationNeverSpins extends Invariant {
    private static final int WAKES_AT_MOST = 200;

    private final Map<StationId, Integer> wakes = new HashMap<>();

    @Override
    void onEvent(SimEvent happening) {
        if (happening instanceof SimEvent.Stepped(StationId station, Event event)) {
            boolean woke = event instanceof Event.Tick;
            int inARow = woke ? wakes.merge(station, 1, Integer::sum) : 0;
            wakes.put(station, inARow);
            if (inARow > WAKES_AT_MOST) {
                throw violation(station + " wakes and wakes");
            }
        }
    }
}
