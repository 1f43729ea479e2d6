package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.playout.emergency.HeldEmergencies;

/**
 * The newest emergency starts at most one amplifier warm-up after the station has it, its clip and
 * a proof that it has not expired, whatever else is planned or on air.
 */
final class EmergencyPreemptsEverything extends Invariant {
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final SimWorld world;
    private final Map<StationId, Waiting> waiting = new HashMap<>();

    private record Waiting(AiringId airing, Duration since) {}

    EmergencyPreemptsEverything(SimWorld world) {
        this.world = world;
    }

    @Override
    void check() {
        for (SimStation station : world.stations()) {
            EventHistory.StationHistory history = world.history().of(station.id());
            if (history.openUrgents().isEmpty()) {
                waiting.remove(station.id());
            } else {
                check(station, history);
            }
        }
    }

    private void check(SimStation station, EventHistory.StationHistory history) {
        Optional<Emergency> newest = newestThatCouldSound(station, history);
        if (newest.isEmpty()) {
            waiting.remove(station.id());
            return;
        }
        AiringId airing = newest.get().airing();
        Duration now = world.context().time().now();
        Waiting since = waiting.get(station.id());
        if (since == null || !since.airing.equals(airing)) {
            since = new Waiting(airing, now);
            waiting.put(station.id(), since);
        }
        Duration calm = later(since.since, history.disturbedAt());
        if (now.minus(calm).compareTo(limit(station)) > 0) {
            throw violation(airing + " waits at " + station.id() + " since " + now.minus(calm));
        }
    }

    private Optional<Emergency> newestThatCouldSound(
            SimStation station, EventHistory.StationHistory history) {
        if (!station.runs()
                || station.isStandingStill()
                || station.isRelayStruck()
                || station.waitsForTheTime()
                || station.isSpeakerStruck()) {
            return Optional.empty();
        }
        return history.openUrgents().stream()
                .filter(urgent -> isMeant(urgent, station))
                .filter(urgent -> world.context().now().plusSeconds(10).isBefore(urgent.expires()))
                .filter(urgent ->
                        station.has(
                                urgent.targetOf(station.settings().areas())
                                        .orElseThrow()
                                        .clips()
                                        .getFirst()))
                .filter(urgent -> !isGivenUp(urgent, station, history))
                .min(Emergency.NEWEST_FIRST)
                .filter(urgent -> !isOutdone(urgent, station, history));
    }

    /** True when a newer emergency is on air. */
    private static boolean isOutdone(
            Emergency urgent, SimStation station, EventHistory.StationHistory history) {
        return history.urgents().stream()
                .filter(other -> Emergency.NEWEST_FIRST.compare(other, urgent) < 0)
                .anyMatch(other ->
                        station.sounds()
                                .filter(airing -> HeldEmergencies.isOf(airing, other))
                                .isPresent());
    }

    private static boolean isMeant(Emergency urgent, SimStation station) {
        return urgent.targetOf(station.settings().areas()).isPresent();
    }

    /** A failed emergency is over, but is written only once the clock is trusted. */
    private static boolean isGivenUp(
            Emergency urgent, SimStation station, EventHistory.StationHistory history) {
        Duration since = history.knownSince(urgent);
        return !station.trustsItsClock()
                && (history.disturbedAt().compareTo(since) >= 0
                        || station.struckUntil().compareTo(since) >= 0);
    }

    private static Duration limit(SimStation station) {
        return station.settings().relayLead().plus(station.settings().relayRest()).plus(MARGIN);
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
