package vn.tienglang.deploy.simulation;

import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;

/**
 * At the end a slot that is booked after all repairs, with a clip that no station had, airs
 * completely everywhere.
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
            throw violation(
                    "no slot could be booked after all repairs: " + world.driver().finalAnswer());
        }
        for (SimStation station : world.stations()) {
            Optional<AsRunEntry> entry = world.history().of(station.id()).settled(evening.get());
            if (entry.map(AsRunEntry::outcome).filter(Outcome.Aired.class::isInstance).isEmpty()) {
                throw violation(
                        evening.get()
                                + " was not aired at "
                                + station.id()
                                + "  after all repairs:  "
                                + entry.map(AsRunEntry::toString).orElse("not settled"));
            }
        }
    }
}
