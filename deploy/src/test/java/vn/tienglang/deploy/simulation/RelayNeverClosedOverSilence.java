package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.playout.PlayoutSettings;

/**
 * A closed relay over silence hums, costs current, and lets foreign voices out: it may last as long
 * as the machine needs around a sound, and not a second more. What a dead program left behind ends
 * when it is started again.
 */
final class RelayNeverClosedOverSilence extends Invariant {
    private static final Duration MARGIN = Duration.ofMillis(500);

    /** How long a speaker may take past its start until it is given up. */
    private static final Duration CUE_PATIENCE = Duration.ofSeconds(1);

    private final SimWorld world;
    private final Map<StationId, Duration> quietSince = new HashMap<>();

    RelayNeverClosedOverSilence(SimWorld world) {
        this.world = world;
    }

    @Override
    void check() {
        Duration now = world.context().time().now();
        for (SimStation station : world.stations()) {
            boolean excused =
                    !station.runs() || station.isRelayStruck() || station.isSpeakerStruck();
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

    /** Warm-up and patience with the speaker, or tail and the wait for the next that is due. */
    private static Duration limit(PlayoutSettings settings) {
        Duration before = settings.relayLead().plus(CUE_PATIENCE);
        Duration between = settings.tail().plus(settings.relayLead()).plus(settings.relayRest());
        return (before.compareTo(between) > 0 ? before : between).plus(MARGIN);
    }
}
