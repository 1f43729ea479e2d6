package vn.tienglang.deploy.simulation;

import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;

/**
 * At the end a slot that is booked after all repairs, with a clip that no station had, airs
 * completely everywhere, unless an emergency that is repeated is in force then and preempts it.
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
            boolean isFine =
                    entry.filter(one ->
                                    one.outcome() instanceof Outcome.Aired
                                            || isPreempted(station, one))
                            .isPresent();
            if (!isFine) {
                throw violation(
                        evening.get()
                                + " was not aired at "
                                + station.id()
                                + "  after all repairs:  "
                                + entry.map(AsRunEntry::toString).orElse("not settled"));
            }
        }
    }

    private boolean isPreempted(SimStation station, AsRunEntry entry) {
        boolean saysSo =
                switch (entry.outcome()) {
                    case Outcome.Missed(Reason reason) -> reason == Reason.PREEMPTED;
                    case Outcome.CutShort(var _, Reason reason) -> reason == Reason.PREEMPTED;
                    case Outcome.Aired _ -> false;
                };
        return saysSo
                && world.history().of(station.id()).urgents().stream()
                        .anyMatch(urgent ->
                                urgent.repeatEvery().isPositive()
                                        && urgent.expires().isAfter(entry.settledAt()));
    }
}
