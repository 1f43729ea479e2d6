package vn.tienglang.node.clock;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.StationClock;

/** Clocks of the machine; time since boot counts from the creation of this object. */
public final class MachineClock implements StationClock {
    private final long bootNanos = System.nanoTime();
    private final TimeDaemon daemon;

    /** The clocks of a machine with this time daemon. */
    public MachineClock(TimeDaemon daemon) {
        this.daemon = daemon;
    }

    @Override
    public ClockReading read() {
        return new ClockReading(
                Instant.now(), Duration.ofNanos(System.nanoTime() - bootNanos), daemon.read());
    }
}
