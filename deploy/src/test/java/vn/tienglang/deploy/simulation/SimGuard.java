package vn.tienglang.deploy.simulation;

import java.time.Duration;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.SimulatedRelay;

/**
 * Simulated guard of a relay, a program of its own beside the station's: it opens the relay when
 * that program dies, and ends it when it does not move for 1.5 s while the relay is closed. Unkind
 * thing it can do: not exist. A station without it leaves its relay closed from the death of the
 * program to the next start, and while the program stands still.
 */
final class SimGuard {
    /** How long the relay of a station with a guard may be closed without its program. */
    static final Duration OPENS_WITHIN = Duration.ofSeconds(2);

    private static final double SHARE_WITH_GUARD = 0.7;
    private static final Duration SEES_DEATH_WITHIN = Duration.ofMillis(100);
    private static final Duration SEES_STOP_AT_LEAST = Duration.ofMillis(1_500);
    private static final Duration SEES_STOP_AT_MOST = Duration.ofMillis(1_800);
    private static final Duration RESTARTS_AFTER = Duration.ofSeconds(5);

    private final SimStation station;
    private final SimContext context;
    private final SeededRandom seed;
    private final SimulatedRelay relay;
    private final boolean exists;
    private TaskLifetime watch = new TaskLifetime();

    /** The guard of this relay, or its absence. */
    SimGuard(SimStation station, SimContext context, SeededRandom seed, SimulatedRelay relay) {
        this.station = station;
        this.context = context;
        this.seed = seed;
        this.relay = relay;
        exists = seed.chance(SHARE_WITH_GUARD);
    }

    /** True when the station has a guard. */
    boolean exists() {
        return exists;
    }

    /** The program died; the pin keeps its level. */
    void programDied() {
        watch.end();
        watch = new TaskLifetime();
        if (exists) {
            context.in(seed.upTo(SEES_DEATH_WITHIN), watch, this::holdsThePin);
        }
    }

    /** Holds the pin at the off level while no program owns it; nothing without a guard. */
    void holdsThePin() {
        if (exists && !station.runs() && context.mutation().make().guardActs()) {
            boolean wasClosed = relay.contact() == RelayState.CLOSED;
            relay.openByGuard();
            if (wasClosed) {
                context.listener().onEvent(new SimEvent.OpenedByGuard(station.id()));
            }
        }
    }

    /** The program stopped moving. */
    void programStopped() {
        watch.end();
        watch = new TaskLifetime();
        if (exists) {
            context.in(
                    seed.between(SEES_STOP_AT_LEAST, SEES_STOP_AT_MOST),
                    watch,
                    this::endProgramThatHoldsTheRelay);
        }
    }

    private void endProgramThatHoldsTheRelay() {
        if (station.isStandingStill() && relay.contact() == RelayState.CLOSED) {
            station.dies(SimStation.RestartPlan.crash(RESTARTS_AFTER), "ended by the guard");
        }
    }
}
