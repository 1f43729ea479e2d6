package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;

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
        Optional<Message.Urgent> newest = newestThatCouldSound(station, history);
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

    private Optional<Message.Urgent> newestThatCouldSound(
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
                .filter(urgent -> station.has(urgent.clip()))
                .filter(urgent -> !isGivenUp(urgent, station, history))
                .max(Comparator.comparingLong(Message.Urgent::number))
                .filter(urgent -> !isOutdone(urgent, station, history));
    }

    /** True when a newer emergency is on air. */
    private static boolean isOutdone(
            Message.Urgent urgent, SimStation station, EventHistory.StationHistory history) {
        return history.urgents().stream()
                .filter(other -> other.number() > urgent.number())
                .anyMatch(other -> station.sounds().equals(Optional.of(other.airing())));
    }

    private static boolean isMeant(Message.Urgent urgent, SimStation station) {
        return urgent.areas().stream().anyMatch(station.settings().areas()::contains);
    }

    /** A failed emergency is over, but is written only once the clock is trusted. */
    private static boolean isGivenUp(
            Message.Urgent urgent, SimStation station, EventHistory.StationHistory history) {
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
