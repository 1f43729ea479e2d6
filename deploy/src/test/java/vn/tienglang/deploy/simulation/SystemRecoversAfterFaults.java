package vn.tienglang.deploy.simulation;

import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;

/**
 * In the end no harm is left: what is booked when all is well again, with a recording no station
 * had, airs to its end everywhere.
 */
final class SystemRecoversAfterFaults extends Invariant {
    private final SimWorld world;

    SystemRecoversAfterFaults(SimWorld world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        Optional<AiringId> evening = world.driver().finalAiring();
        if (evening.isEmpty()) {
            throw violation("nothing could be booked any more");
        }
        for (SimStation station : world.stations()) {
            Optional<AsRunEntry> entry = world.history().of(station.id()).settled(evening.get());
            if (entry.map(AsRunEntry::outcome).filter(Outcome.Aired.class::isInstance).isEmpty()) {
                throw violation(
                        evening.get()
                                + " was not aired at "
                                + station.id()
                                + " on a quiet evening: "
                                + entry.map(AsRunEntry::toString).orElse("not settled"));
            }
        }
    }
}
