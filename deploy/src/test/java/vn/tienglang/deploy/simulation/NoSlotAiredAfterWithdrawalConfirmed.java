package vn.tienglang.deploy.simulation;

import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;

/**
 * Once a station has told that it holds a log without an airing, that airing does not begin there
 * any more. It does not even when the station only has that log on disk.
 */
final class NoSlotAiredAfterWithdrawalConfirmed extends Invariant {
    private final SimWorld world;

    NoSlotAiredAfterWithdrawalConfirmed(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent happening) {
        if (happening instanceof SimEvent.Sounded(StationId station, AiringId airing)) {
            EventHistory.StationHistory pages = world.history().of(station);
            boolean called =
                    pages.urgents().stream().map(Message.Urgent::airing).anyMatch(airing::equals);
            Optional<DailyLog> asked =
                    pages.holding().stream()
                            .filter(log -> log.airing(airing).isPresent())
                            .findFirst();
            if (!called && asked.isEmpty()) {
                throw violation(airing + " begins at " + station + ", though nothing asks for it");
            }
        }
    }
}
