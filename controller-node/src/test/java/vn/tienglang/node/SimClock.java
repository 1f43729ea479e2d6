package vn.tienglang.node;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.node.playout.Reading;

/** The clocks of a simulated board: the wall clock can be wrong, and stepped. */
public final class SimClock implements StationClock {
    private final VirtualTime time;
    private final Instant beginning;
    private Duration error = Duration.ZERO;
    private Duration bootedAt = Duration.ZERO;

    /** A right clock of a world that began at this instant. */
    public SimClock(VirtualTime time, Instant beginning) {
        this.time = time;
        this.beginning = beginning;
    }

    @Override
    public Reading read() {
        return new Reading(trueTime().plus(error), time.now().minus(bootedAt));
    }

    /** What the time really is. */
    public Instant trueTime() {
        return beginning.plus(time.now());
    }

    /** The world's age at this time since boot. */
    public Duration worldAge(Duration sinceBoot) {
        return bootedAt.plus(sinceBoot);
    }

    /** Time since boot starts again from nothing; the wall clock keeps its error. */
    public void reboot() {
        bootedAt = time.now();
    }

    /** The wall clock jumps by this much. */
    public void step(Duration by) {
        error = error.plus(by);
    }

    /** The wall clock jumps to where it is right. */
    public void setRight() {
        error = Duration.ZERO;
    }
}
