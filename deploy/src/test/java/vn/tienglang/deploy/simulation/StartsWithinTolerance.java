package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;

/**
 * A planned airing starts at its true time: never early, at most the allowed lateness late, and
 * exactly on time when the station was undisturbed for a while. An emergency does not start after
 * its expiry.
 */
final class StartsWithinTolerance extends Invariant {
    /** Largest error of a trusted clock: the limit of the clock's judge, and the drift since. */
    static final Duration CLOCK = Duration.ofSeconds(5);

    private static final Duration ON_THE_INSTANT = Duration.ofMillis(50);
    private static final Duration UNDISTURBED_FOR = Duration.ofMinutes(10);

    private final SimWorld world;
    private final Map<StationId, Duration> unsureAt = new HashMap<>();

    StartsWithinTolerance(SimWorld world) {
        this.world = world;
    }

    @Override
    void check() {
        for (SimStation station : world.stations()) {
            if (!station.trustsItsClock()) {
                unsureAt.put(station.id(), world.context().time().now());
            }
        }
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.SoundStarted(StationId station, AiringId airing)) {
            EventHistory.StationHistory history = world.history().of(station);
            history.planned(airing).ifPresent(planned -> begins(station, planned, history));
            history.urgent(airing).ifPresent(one -> begins(station, one));
        }
    }

    private void begins(StationId station, Airing planned, EventHistory.StationHistory history) {
        Instant start = planned.airtime().start();
        Duration late = Duration.between(start, world.context().now());
        Duration lateAtMost = world.station(station).settings().lateStart();
        if (late.compareTo(CLOCK.negated()) < 0 || late.compareTo(lateAtMost.plus(CLOCK)) > 0) {
            throw violation(planned.id() + " begins at " + station + " late by " + late);
        }
        Duration instant = ON_THE_INSTANT.plus(world.station(station).wallWrongBy().abs());
        if (isUndisturbed(station, planned, history, late) && late.abs().compareTo(instant) > 0) {
            throw violation(
                    planned.id()
                            + " begins at "
                            + station
                            + " late by "
                            + late
                            + ", though the station was undisturbed");
        }
    }

    private boolean isUndisturbed(
            StationId station, Airing planned, EventHistory.StationHistory history, Duration late) {
        Duration calmSince = world.context().time().now().minus(UNDISTURBED_FOR);
        return Stream.of(
                                history.disturbedAt(),
                                history.knownSince(planned.id()),
                                history.clipCameAt(),
                                world.station(station).struckUntil(),
                                unsureAt.getOrDefault(station, Duration.ZERO))
                        .allMatch(moment -> moment.compareTo(calmSince) < 0)
                && !isCrowded(planned, history)
                && !hasJustSounded(history, late);
    }

    /**
     * True when the output stopped right before the start. A new log may have taken that airing out
     * while it played, so no held log has it; the amplifier is then off for a moment.
     */
    private boolean hasJustSounded(EventHistory.StationHistory history, Duration late) {
        Duration start = world.context().time().now().minus(late);
        return history.lastSoundEndedAt().plusSeconds(5).compareTo(start) > 0;
    }

    /** True when another airing or an emergency right before it may delay it. */
    private boolean isCrowded(Airing planned, EventHistory.StationHistory history) {
        Instant start = planned.airtime().start();
        Instant before = start.minusSeconds(5);
        boolean isBusy =
                history.holding().stream()
                        .flatMap(log -> log.airings().stream())
                        .filter(other -> !other.id().equals(planned.id()))
                        .anyMatch(other ->
                                other.airtime().end().isAfter(before)
                                        && other.airtime().start().isBefore(start));
        return isBusy || history.knowsUrgents();
    }

    private void begins(StationId station, Emergency urgent) {
        Instant latest = urgent.expires().plus(CLOCK).plusSeconds(3);
        if (world.station(station).trustsItsClock() && world.context().now().isAfter(latest)) {
            throw violation(urgent.airing() + " begins at " + station + " after it has expired");
        }
    }
}
