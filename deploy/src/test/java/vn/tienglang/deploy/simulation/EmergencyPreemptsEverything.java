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
 * From the moment a station has an emergency and its clip, at most the warm-up of the amplifier
 * lies between the newest one and the horn, whatever else was planned or is sounding.
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
            EventHistory.StationHistory pages = world.history().of(station.id());
            if (pages.openUrgents().isEmpty()) {
                waiting.remove(station.id());
            } else {
                check(station, pages);
            }
        }
    }

    private void check(SimStation station, EventHistory.StationHistory pages) {
        Optional<Message.Urgent> newest = newestThatCouldSound(station, pages);
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
        Duration calm = later(since.since, pages.disturbedAt());
        if (now.minus(calm).compareTo(limit(station)) > 0) {
            throw violation(airing + " waits at " + station.id() + " since " + now.minus(calm));
        }
    }

    private Optional<Message.Urgent> newestThatCouldSound(
            SimStation station, EventHistory.StationHistory pages) {
        if (!station.runs() || station.isRelayStruck() || station.isSpeakerStruck()) {
            return Optional.empty();
        }
        return pages.openUrgents().stream()
                .filter(urgent -> isMeant(urgent, station))
                .filter(urgent -> world.context().now().plusSeconds(10).isBefore(urgent.expires()))
                .filter(urgent -> station.has(urgent.clip()))
                .filter(urgent -> !isGivenUp(urgent, station, pages))
                .max(Comparator.comparingLong(Message.Urgent::number))
                .filter(urgent -> !isOutdone(urgent, station, pages));
    }

    /** A newer one has the air. */
    private static boolean isOutdone(
            Message.Urgent urgent, SimStation station, EventHistory.StationHistory pages) {
        return pages.urgents().stream()
                .filter(other -> other.number() > urgent.number())
                .anyMatch(other -> station.sounds().equals(Optional.of(other.airing())));
    }

    private static boolean isMeant(Message.Urgent urgent, SimStation station) {
        return urgent.areas().stream().anyMatch(station.settings().areas()::contains);
    }

    /** What failed while the clock is not trusted is over, and is only written when it is. */
    private static boolean isGivenUp(
            Message.Urgent urgent, SimStation station, EventHistory.StationHistory pages) {
        Duration since = pages.knownSince(urgent);
        return !station.trustsItsClock()
                && (pages.disturbedAt().compareTo(since) >= 0
                        || station.struckUntil().compareTo(since) >= 0);
    }

    private static Duration limit(SimStation station) {
        return station.settings().relayLead().plus(station.settings().relayRest()).plus(MARGIN);
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
