package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Emergency;

/**
 * What a cancel, an update or an all-clear ended does not start at a station that has acknowledged
 * the message, and what sounds of it stops.
 */
final class NoSoundAfterCancel extends Invariant {
    /** The station thread takes the message, then the speaker stops. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(2);

    private final SimWorld world;

    NoSoundAfterCancel(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.SoundStarted(var station, AiringId airing)) {
            EventHistory.StationHistory history = world.history().of(station);
            Optional<Duration> ended = history.urgent(airing).flatMap(history::endedSince);
            if (ended.isPresent()) {
                throw violation(airing + " begins at " + station + ", ended since " + ended.get());
            }
        }
    }

    @Override
    void check() {
        for (SimStation station : world.stations()) {
            if (!station.runs() || station.isStandingStill()) {
                continue;
            }
            EventHistory.StationHistory history = world.history().of(station.id());
            Optional<Emergency> sounding = station.sounds().flatMap(history::urgent);
            Optional<Duration> ended = sounding.flatMap(history::endedSince);
            Duration now = world.context().time().now();
            boolean isLong =
                    ended.filter(since ->
                                    now.minus(later(since, history.disturbedAt()))
                                                    .compareTo(STOPS_WITHIN)
                                            > 0)
                            .isPresent();
            if (isLong) {
                throw violation(
                        sounding.get().airing()
                                + " still sounds at "
                                + station.id()
                                + ", ended since "
                                + ended.get());
            }
        }
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
