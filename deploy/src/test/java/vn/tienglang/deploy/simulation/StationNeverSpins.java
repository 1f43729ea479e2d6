package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.port.Event;

/**
 * A waiting station sleeps: its loop does not tick many times within a short time without an event.
 * An idle station ticks once a minute for hours, which is allowed.
 */
final class StationNeverSpins extends Invariant {
    private static final int TICKS_AT_MOST = 200;

    /** A station that sleeps ticks about ten times in this time. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final SimWorld world;
    private final Map<StationId, Ticks> ticks = new HashMap<>();

    /** Ticks without another event, counted from the first one of the current window. */
    private record Ticks(Duration since, int count) {}

    StationNeverSpins(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.LoopStepped(StationId station, Event event)) {
            if (!(event instanceof Event.Tick)) {
                ticks.remove(station);
                return;
            }
            Duration now = world.context().time().now();
            Ticks before = ticks.getOrDefault(station, new Ticks(now, 0));
            boolean inWindow = now.minus(before.since()).compareTo(WINDOW) <= 0;
            Ticks counted =
                    inWindow ? new Ticks(before.since(), before.count() + 1) : new Ticks(now, 1);
            ticks.put(station, counted);
            if (counted.count() > TICKS_AT_MOST) {
                throw violation(station + " ticks without end since " + counted.since());
            }
        }
    }
}
