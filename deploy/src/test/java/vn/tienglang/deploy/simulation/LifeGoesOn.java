package vn.tienglang.deploy.simulation;

import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;

/**
 * In the end no harm is left: what is booked when all is well again, with a recording no station
 * had, airs to its end everywhere.
 */
final class LifeGoesOn extends Invariant {
    private final World world;

    LifeGoesOn(World world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        Optional<AiringId> evening = world.mischief().evening();
        if (evening.isEmpty()) {
            throw broken("nothing could be booked any more");
        }
        for (SimStation station : world.stations()) {
            Optional<AsRunEntry> entry = world.chronicle().of(station.id()).settled(evening.get());
            if (entry.map(AsRunEntry::outcome).filter(Outcome.Aired.class::isInstance).isEmpty()) {
                throw broken(
                        evening.get()
                                + " was not aired at "
                                + station.id()
                                + " on a quiet evening: "
                                + entry.map(AsRunEntry::toString).orElse("not settled"));
            }
        }
    }
}
