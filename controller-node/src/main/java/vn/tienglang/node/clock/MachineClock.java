package vn.tienglang.node.clock;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.StationClock;

/** The clocks of the machine; time since boot counts from when this object was made. */
public final class MachineClock implements StationClock {
    private final long bootNanos = System.nanoTime();

    @Override
    public ClockReading read() {
        return new ClockReading(Instant.now(), Duration.ofNanos(System.nanoTime() - bootNanos));
    }
}
