package vn.tienglang.node.port;

import java.time.Duration;
import java.time.Instant;

/**
 * Clocks of a simulated board: the wall clock can be wrong and can be stepped; the oscillator of
 * both clocks can run fast or slow.
 */
public final class SimulatedClock implements StationClock {
    private static final long MILLION = 1_000_000;

    private final VirtualTime time;
    private final Instant beginning;
    private Duration error = Duration.ZERO;
    private Duration bootedAt = Duration.ZERO;
    private int gainPpm;
    private TimeDaemonState daemon = TimeDaemonState.UNSYNCHRONISED;

    /** Time counted by the oscillator, and virtual time, when its speed last changed. */
    private Duration countedThen = Duration.ZERO;

    private Duration then = Duration.ZERO;

    /** A right clock for a simulation that starts at this instant. */
    public SimulatedClock(VirtualTime time, Instant beginning) {
        this.time = time;
        this.beginning = beginning;
    }

    @Override
    public ClockReading read() {
        Duration counted = counted();
        return new ClockReading(
                beginning.plus(counted).plus(error), counted.minus(bootedAt), daemon);
    }

    private Duration counted() {
        long passed = time.now().minus(then).toNanos();
        return countedThen.plusNanos(passed + passed * gainPpm / MILLION);
    }

    /** The true time. */
    public Instant trueTime() {
        return beginning.plus(time.now());
    }

    /** By how much the wall clock is ahead of the true time. */
    public Duration wrongBy() {
        return Duration.between(trueTime(), read().wall());
    }

    /** The virtual time at this time since boot, or just after it. */
    public Duration worldAge(Duration sinceBoot) {
        long counts = bootedAt.plus(sinceBoot).minus(countedThen).toNanos();
        long passes = counts - counts * gainPpm / (MILLION + gainPpm);
        return then.plusNanos(gainPpm == 0 ? passes : passes + 1);
    }

    /** Time since boot starts from zero again; the wall clock keeps its error. */
    public void reboot() {
        bootedAt = counted();
    }

    /** Somebody sets the wall clock: it steps, and the kernel does not confirm it any more. */
    public void step(Duration by) {
        error = error.plus(by);
        daemon = TimeDaemonState.UNSYNCHRONISED;
    }

    /** The time daemon steps the wall clock and stays as synchronised as it was. */
    public void stepByDaemon(Duration by) {
        error = error.plus(by);
    }

    /** The time daemon is in this state from now on; it announces nothing. */
    public void daemonIs(TimeDaemonState state) {
        daemon = state;
    }

    /** State of the time daemon. */
    public TimeDaemonState daemon() {
        return daemon;
    }

    /** The wall clock is set to the true time. */
    public void setRight() {
        step(wrongBy().negated());
    }

    /** From now on the crystal gains this many microseconds a second; none, when it is held. */
    public void gain(int ppm) {
        countedThen = counted();
        then = time.now();
        gainPpm = ppm;
    }
}
