package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import vn.tienglang.node.port.SimulatedClock;

/**
 * What keeps a board's clock right while it has a link: it steps the clock to where it belongs,
 * holds it there, and says so. Without a link it lets the crystal drift and, after a while, says
 * that too.
 */
final class SimTimeDaemon {
    private static final Duration TRIES_AGAIN_AT_LEAST = Duration.ofSeconds(10);
    private static final Duration TRIES_AGAIN_AT_MOST = Duration.ofMinutes(2);
    private static final Duration GIVES_UP_AT_LEAST = Duration.ofMinutes(15);
    private static final Duration GIVES_UP_AT_MOST = Duration.ofHours(3);
    private static final Duration NOTICES_A_STEP_WITHIN = Duration.ofSeconds(20);

    private final SimContext scene;
    private final SeededRandom seed;
    private final SimulatedClock clock;
    private final SimNetwork network;
    private final int crystalPpm;
    private final Consumer<Boolean> tell;
    private boolean synchronised;
    private TaskLifetime effort = new TaskLifetime();

    /**
     * A daemon that has the clock in hand.
     *
     * @param crystalPpm how the crystal runs when it is not held
     * @param tell how it says whether it has the clock in hand
     */
    SimTimeDaemon(
            SimContext scene,
            SeededRandom seed,
            SimulatedClock clock,
            SimNetwork network,
            int crystalPpm,
            Consumer<Boolean> tell) {
        this.scene = scene;
        this.seed = seed;
        this.clock = clock;
        this.network = network;
        this.crystalPpm = crystalPpm;
        this.tell = tell;
        this.synchronised = true;
    }

    /** Somebody wants to know. */
    void isAsked() {
        tell.accept(synchronised);
    }

    /** The board came back from a power cut with a clock that may be anything. */
    void startsAnew() {
        synchronised = false;
        clock.gain(crystalPpm);
        tryLater();
    }

    /** Somebody set the clock behind its back. It notices soon, and says so; at once, if asked. */
    void isBypassed() {
        synchronised = false;
        clock.gain(crystalPpm);
        effort.end();
        effort = new TaskLifetime();
        scene.in(
                seed.upTo(NOTICES_A_STEP_WITHIN),
                effort,
                () -> {
                    tell.accept(false);
                    tryLater();
                });
    }

    /** The road is cut: nothing holds the crystal any more. */
    void losesTheRoad() {
        if (!synchronised) {
            return;
        }
        clock.gain(crystalPpm);
        effort.end();
        effort = new TaskLifetime();
        scene.in(
                seed.between(GIVES_UP_AT_LEAST, GIVES_UP_AT_MOST),
                effort,
                () -> {
                    synchronised = false;
                    tell.accept(false);
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
        scene.in(seed.between(TRIES_AGAIN_AT_LEAST, TRIES_AGAIN_AT_MOST), effort, this::attempt);
    }

    private void attempt() {
        if (!network.isUp()) {
            tryOn();
            return;
        }
        takeHold();
    }

    /** It puts the clock right, now. */
    void takeHold() {
        effort.end();
        clock.setRight();
        clock.gain(0);
        synchronised = true;
        tell.accept(true);
    }

    /** True while it says that it has the clock in hand. */
    boolean isSynchronised() {
        return synchronised;
    }
}
