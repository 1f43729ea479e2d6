package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import vn.tienglang.node.port.SimulatedClock;

/**
 * Simulated time daemon of a board. With a network it corrects the clock, holds it and reports that
 * it is synchronised. Without one it lets the crystal drift and reports the loss after a while.
 */
final class SimTimeDaemon {
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
    private final Consumer<Boolean> listener;
    private boolean synchronised;
    private TaskLifetime effort = new TaskLifetime();

    /**
     * A synchronised daemon.
     *
     * @param crystalPpm drift of the crystal in parts per million
     * @param listener receives true when synchronised
     */
    SimTimeDaemon(
            SimContext context,
            SeededRandom seed,
            SimulatedClock clock,
            SimNetwork network,
            int crystalPpm,
            Consumer<Boolean> listener) {
        this.context = context;
        this.seed = seed;
        this.clock = clock;
        this.network = network;
        this.crystalPpm = crystalPpm;
        this.listener = listener;
        this.synchronised = true;
    }

    /** Reports its state. */
    void isAsked() {
        listener.accept(synchronised);
    }

    /** Restarts after a power cut with an arbitrary clock. */
    void startsAnew() {
        synchronised = false;
        clock.gain(crystalPpm);
        tryLater();
    }

    /** The clock was set by another program. The daemon notices and reports it soon. */
    void isBypassed() {
        synchronised = false;
        clock.gain(crystalPpm);
        effort.end();
        effort = new TaskLifetime();
        context.in(
                seed.upTo(NOTICES_A_STEP_WITHIN),
                effort,
                () -> {
                    listener.accept(false);
                    tryLater();
                });
    }

    /** The network is cut: the crystal drifts. */
    void losesNetwork() {
        if (!synchronised) {
            return;
        }
        clock.gain(crystalPpm);
        effort.end();
        effort = new TaskLifetime();
        context.in(
                seed.between(GIVES_UP_AT_LEAST, GIVES_UP_AT_MOST),
                effort,
                () -> {
                    synchronised = false;
                    listener.accept(false);
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

    private void attempt() {
        if (!network.isUp()) {
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
        synchronised = true;
        listener.accept(true);
    }

    /** True while it reports that it is synchronised. */
    boolean isSynchronised() {
        return synchronised;
    }
}
