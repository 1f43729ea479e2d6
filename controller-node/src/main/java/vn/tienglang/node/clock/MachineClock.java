package vn.tienglang.node.clock;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.StationClock;

/** Clocks of the machine; time since boot counts from the creation of this object. */
public final class MachineClock implements StationClock {
    private final long bootNanos = System.nanoTime();

    @Override
    public ClockReading read() {
        return new ClockReading(Instant.now(), Duration.ofNanos(System.nanoTime() - bootNanos));
    }
}
