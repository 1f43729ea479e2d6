package vn.tienglang.deploy.simulation;

import java.time.Duration;
import vn.tienglang.node.port.SimulatedClock;
import vn.tienglang.node.port.TimeDaemonState;

/**
 * Simulated time daemon of a board. With a network it corrects the clock and holds it; the kernel
 * then says that the clock is synchronised. Without one it lets the crystal drift, and the kernel
 * withdraws that after a while. Unkind things it can do: it announces nothing to anybody, a step of
 * the clock by somebody else goes unnoticed for a while, and it never synchronises again because
 * its port is closed somewhere on the way ({@link #block}).
 */
final class SimTimeDaemon {
    private static final TimeDaemonState SYNCHRONISED =
            TimeDaemonState.synchronised(Duration.ofMillis(5));
    private static final Duration TRIES_AGAIN_AT_LEAST = Duration.ofSeconds(10);
    private static final Duration TRIES_AGAIN_AT_MOST = Duration.ofMinutes(2);
    private static final Duration GIVES_UP_AT_LEAST = Duration.ofMinutes(15);
    private static final Duration GIVES_UP_AT_MOST = Duration.ofHours(3);
    private static final Duration NOTICES_A_STEP_WITHIN = Duration.ofSeconds(20);

    private final SimContext context;
    private final SeededRandom seed;
    private final SimulatedClock clock;
    private final SimNetwork network;
    private final int crystalPpm;
    private TaskLifetime effort = new TaskLifetime();
    private boolean blocked;

    /**
     * A synchronised daemon.
     *
     * @param crystalPpm drift of the crystal in parts per million
     */
    SimTimeDaemon(
            SimContext context,
            SeededRandom seed,
            SimulatedClock clock,
            SimNetwork network,
            int crystalPpm) {
        this.context = context;
        this.seed = seed;
        this.clock = clock;
        this.network = network;
        this.crystalPpm = crystalPpm;
        clock.daemonIs(SYNCHRONISED);
    }

    /** Restarts after a power cut with an arbitrary clock. */
    void startsAnew() {
        clock.daemonIs(TimeDaemonState.UNSYNCHRONISED);
        clock.gain(crystalPpm);
        tryLater();
    }

    /** The clock was set by another program; the kernel calls it unsynchronised at once. */
    void isBypassed() {
        clock.daemonIs(TimeDaemonState.UNSYNCHRONISED);
        clock.gain(crystalPpm);
        effort.end();
        effort = new TaskLifetime();
        context.in(seed.upTo(NOTICES_A_STEP_WITHIN), effort, this::tryLater);
    }

    /** The network is cut: the crystal drifts. */
    void losesNetwork() {
        if (!isSynchronised()) {
            return;
        }
        clock.gain(crystalPpm);
        effort.end();
        effort = new TaskLifetime();
        context.in(
                seed.between(GIVES_UP_AT_LEAST, GIVES_UP_AT_MOST),
                effort,
                () -> {
                    clock.daemonIs(TimeDaemonState.UNSYNCHRONISED);
                    tryLater();
                });
        tryOn();
    }

    private void tryLater() {
        effort.end();
        effort = new TaskLifetime();
        tryOn();
    }

    private void tryOn() {
        context.in(seed.between(TRIES_AGAIN_AT_LEAST, TRIES_AGAIN_AT_MOST), effort, this::attempt);
    }

    /** No time server can be reached any more; the kernel says so at once. */
    void block() {
        blocked = true;
        clock.daemonIs(TimeDaemonState.UNSYNCHRONISED);
        clock.gain(crystalPpm);
        tryLater();
    }

    /** The time servers can be reached again. */
    void unblock() {
        blocked = false;
    }

    private void attempt() {
        if (!network.isUp() || blocked) {
            tryOn();
            return;
        }
        takeHold();
    }

    /** Corrects the clock now. */
    void takeHold() {
        effort.end();
        clock.setRight();
        clock.gain(0);
        clock.daemonIs(SYNCHRONISED);
    }

    private boolean isSynchronised() {
        return clock.daemon().equals(SYNCHRONISED);
    }
}
