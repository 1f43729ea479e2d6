package vn.tienglang.deploy.simulation;

import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;

/**
 * An airing does not start at a station that holds a log without it, whether or not the station has
 * confirmed that log.
 */
final class NoSlotAiredAfterWithdrawalConfirmed extends Invariant {
    private final SimWorld world;

    NoSlotAiredAfterWithdrawalConfirmed(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        if (simEvent instanceof SimEvent.SoundStarted(StationId station, AiringId airing)) {
            EventHistory.StationHistory history = world.history().of(station);
            boolean called = history.urgent(airing).isPresent();
            Optional<DailyLog> asked =
                    history.holding().stream()
                            .filter(log -> log.airing(airing).isPresent())
                            .findFirst();
            if (!called && asked.isEmpty()) {
                throw violation(
                        airing
                                + " begins at "
                                + station
                                + ", though no log or emergency contains it");
            }
        }
    }
}
