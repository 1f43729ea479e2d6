package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.port.Event;

/**
 * A waiting station sleeps: its loop never ticks many times in a row without an event, not counting
 * the tick of each minute.
 */
final class StationNeverSpins extends Invariant {
    private static final int WAKES_AT_MOST = 200;
    private static final Duration SLEEPS_WELL = Duration.ofSeconds(50);

    private final SimWorld world;
    private final Map<StationId, Duration> wokeAt = new HashMap<>();
    private final Map<StationId, Integer> wakes = new HashMap<>();

    StationNeverSpins(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.LoopStepped(StationId station, Event event)) {
            Duration now = world.context().time().now();
            Duration before = wokeAt.getOrDefault(station, Duration.ZERO);
            wokeAt.put(station, now);
            boolean woke =
                    event instanceof Event.Tick && now.minus(before).compareTo(SLEEPS_WELL) < 0;
            int inARow = woke ? wakes.merge(station, 1, Integer::sum) : 0;
            wakes.put(station, inARow);
            if (inARow > WAKES_AT_MOST) {
                throw violation(station + " ticks without end");
            }
        }
    }
}
