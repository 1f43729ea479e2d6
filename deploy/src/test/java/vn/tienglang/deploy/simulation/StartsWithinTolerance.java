package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;

/**
 * What was planned begins at its time by the true clock: never before, not later than a late start
 * may be, and on the instant when nothing had upset the station for a while. An emergency does not
 * begin after it has expired.
 */
final class StartsWithinTolerance extends Invariant {
    /**
     * How wrong a clock may be that is rightly trusted: what a told time is allowed, and its way.
     */
    static final Duration CLOCK = Duration.ofMillis(3_500);

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
    void onEvent(SimEvent happening) {
        if (happening instanceof SimEvent.Sounded(StationId station, AiringId airing)) {
            EventHistory.StationHistory pages = world.history().of(station);
            pages.planned(airing).ifPresent(planned -> begins(station, planned, pages));
            Optional<Message.Urgent> urgent =
                    pages.urgents().stream().filter(one -> one.airing().equals(airing)).findFirst();
            urgent.ifPresent(one -> begins(station, one));
        }
    }

    private void begins(StationId station, Airing planned, EventHistory.StationHistory pages) {
        Instant start = planned.airtime().start();
        Duration late = Duration.between(start, world.context().now());
        Duration lateAtMost = world.station(station).settings().lateStart();
        if (late.compareTo(CLOCK.negated()) < 0 || late.compareTo(lateAtMost.plus(CLOCK)) > 0) {
            throw violation(planned.id() + " begins at " + station + " late by " + late);
        }
        Duration instant = ON_THE_INSTANT.plus(world.station(station).wallWrongBy().abs());
        if (isUndisturbed(station, planned, pages) && late.abs().compareTo(instant) > 0) {
            throw violation(
                    planned.id()
                            + " begins at "
                            + station
                            + " late by "
                            + late
                            + ", though nothing was in its way");
        }
    }

    private boolean isUndisturbed(
            StationId station, Airing planned, EventHistory.StationHistory pages) {
        Duration calmSince = world.context().time().now().minus(UNDISTURBED_FOR);
        return Stream.of(
                                pages.disturbedAt(),
                                pages.knownSince(planned.id()),
                                pages.clipCameAt(),
                                world.station(station).struckUntil(),
                                unsureAt.getOrDefault(station, Duration.ZERO))
                        .allMatch(moment -> moment.compareTo(calmSince) < 0)
                && !isCrowded(planned, pages);
    }

    /** Something else is planned, or was called, so close before it that it must wait its turn. */
    private boolean isCrowded(Airing planned, EventHistory.StationHistory pages) {
        Instant start = planned.airtime().start();
        Instant before = start.minusSeconds(5);
        boolean isBusy =
                pages.holding().stream()
                        .flatMap(log -> log.airings().stream())
                        .filter(other -> !other.id().equals(planned.id()))
                        .anyMatch(other ->
                                other.airtime().end().isAfter(before)
                                        && other.airtime().start().isBefore(start));
        return isBusy || pages.knowsUrgents();
    }

    private void begins(StationId station, Message.Urgent urgent) {
        Instant latest = urgent.expires().plus(CLOCK).plusSeconds(3);
        if (world.station(station).trustsItsClock() && world.context().now().isAfter(latest)) {
            throw violation(urgent.airing() + " begins at " + station + " after it has expired");
        }
    }
}
