package vn.tienglang.node;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.node.playout.Reading;

/** The clocks of the machine; time since boot counts from when this object was made. */
public final class MachineClock implements StationClock {
    private final long bootNanos = System.nanoTime();

    @Override
    public Reading read() {
        return new Reading(Instant.now(), Duration.ofNanos(System.nanoTime() - bootNanos));
    }
}
