package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.port.Journal;

/**
 * What staff silenced stays silent: no other part of a programme that was stopped while it sounded,
 * and nothing planned while the station is muted, also after a restart.
 */
final class StaffSilenceHolds extends Invariant {
    /** A program that dies so soon after the button may not have seen it. */
    private static final Duration BUTTON_IS_SEEN_WITHIN = Duration.ofMillis(100);

    /** A mute that ends later than this was set by a wrong clock and is not obeyed. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private final SimWorld world;
    private final Map<StationId, Set<String>> stopped = new HashMap<>();
    private final Map<StationId, Pressed> pressed = new HashMap<>();
    private final Map<StationId, Instant> mutedUntil = new HashMap<>();

    private record Pressed(String programme, Duration at) {}

    StaffSilenceHolds(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        switch (simEvent) {
            case SimEvent.StopPressed(var station) -> stopPressed(station);
            case SimEvent.Died(var station, boolean _, String _) -> died(station);
            case SimEvent.JournalReplaced(var station, var _) -> {
                stopped.remove(station);
                pressed.remove(station);
                mutedUntil.remove(station);
            }
            case SimEvent.FactStored(var station, Journal.Fact.MutedUntil(Instant until)) ->
                    mutedUntil.put(station, until);
            case SimEvent.SoundStarted(var station, AiringId airing) ->
                    world.history()
                            .of(station)
                            .planned(airing)
                            .ifPresent(planned -> sounds(station, planned));
            case SimEvent other -> {
                // Staff and sound are not concerned.
            }
        }
    }

    private void stopPressed(StationId station) {
        SimStation at = world.station(station);
        Optional<AiringId> sounding = at.sounds();
        boolean isPlanned =
                sounding.flatMap(airing -> world.history().of(station).planned(airing)).isPresent();
        if (at.runs() && !at.isStandingStill() && isPlanned) {
            String programme = sounding.orElseThrow().programme();
            pressed.put(station, new Pressed(programme, world.context().time().now()));
            stopped.computeIfAbsent(station, _ -> new HashSet<>()).add(programme);
        }
    }

    private void died(StationId station) {
        Pressed last = pressed.remove(station);
        Duration now = world.context().time().now();
        if (last != null && now.minus(last.at).compareTo(BUTTON_IS_SEEN_WITHIN) < 0) {
            stopped.getOrDefault(station, new HashSet<>()).remove(last.programme);
        }
    }

    private void sounds(StationId station, Airing planned) {
        Set<String> programmes = stopped.getOrDefault(station, Set.of());
        if (programmes.contains(planned.id().programme())) {
            throw violation(planned.id() + " sounds at " + station + " after staff stopped it");
        }
        Instant until = mutedUntil.getOrDefault(station, Instant.EPOCH);
        Instant certain = until.minus(StartsWithinTolerance.CLOCK.multipliedBy(2));
        Instant now = world.context().now();
        boolean muted =
                now.isBefore(certain)
                        && planned.airtime().start().isBefore(certain)
                        && until.isBefore(now.plus(LONGEST));
        if (muted) {
            throw violation(planned.id() + " sounds at " + station + ", muted until " + until);
        }
    }
}
