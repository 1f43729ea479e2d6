package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.playout.PlayoutSettings;

/**
 * The relay is closed without sound only as long as a start or an end needs. A program that crashed
 * or stands still is excused until it is started again or goes on, with a guard for two seconds.
 */
final class RelayNeverClosedOverSilence extends Invariant {
    private static final Duration MARGIN = Duration.ofMillis(500);

    /** Longest wait for a late speaker. */
    private static final Duration CUE_TIMEOUT = Duration.ofSeconds(1);

    private final SimWorld world;
    private final Map<StationId, Duration> quietSince = new HashMap<>();
    private final Map<StationId, Duration> withoutProgramSince = new HashMap<>();

    RelayNeverClosedOverSilence(SimWorld world) {
        this.world = world;
    }

    @Override
    void check() {
        Duration now = world.context().time().now();
        for (SimStation station : world.stations()) {
            boolean excused =
                    mayHumWithoutProgram(station, now)
                            || station.isRelayStruck()
                            || station.isSpeakerStruck();
            if (!station.amplifies() || station.sounds().isPresent() || excused) {
                quietSince.remove(station.id());
                continue;
            }
            Duration since = quietSince.computeIfAbsent(station.id(), _ -> now);
            if (now.minus(since).compareTo(limit(station.settings())) > 0) {
                throw violation(station.id() + " hums since " + now.minus(since));
            }
        }
    }

    private boolean mayHumWithoutProgram(SimStation station, Duration now) {
        if (station.runs() && !station.isStandingStill()) {
            withoutProgramSince.remove(station.id());
            return false;
        }
        Duration since = withoutProgramSince.computeIfAbsent(station.id(), _ -> now);
        return !station.guard().exists()
                || now.minus(since).compareTo(SimGuard.OPENS_WITHIN.plus(MARGIN)) <= 0;
    }

    /** Warm-up and wait for the speaker, or tail and wait for the next airing. */
    private static Duration limit(PlayoutSettings settings) {
        Duration before = settings.relayLead().plus(CUE_TIMEOUT);
        Duration between = settings.tail().plus(settings.relayLead()).plus(settings.relayRest());
        return (before.compareTo(between) > 0 ? before : between).plus(MARGIN);
    }
}
