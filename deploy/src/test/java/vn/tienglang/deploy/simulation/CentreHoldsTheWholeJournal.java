package vn.tienglang.deploy.simulation;

import java.util.List;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * At the end the centre holds exactly the entries of the station's journal, in the same order and
 * with the same signatures. Of a journal that was thrown away with its board it holds a beginning.
 */
final class CentreHoldsTheWholeJournal extends Invariant {
    private final SimWorld world;

    CentreHoldsTheWholeJournal(SimWorld world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        for (SimStation station : world.stations()) {
            EventHistory.StationHistory history = world.history().of(station.id());
            ChainId present = station.chain();
            List<SignedEntry> written = history.entries(present);
            if (!history.committed(present).equals(written)) {
                throw violation(
                        "of "
                                + written.size()
                                + " entries of "
                                + station.id()
                                + " the centre has "
                                + history.committed(present).size());
            }
            if (!station.asRun().equals(written.stream().map(SignedEntry::entry).toList())) {
                throw violation(station.id() + " has lost what it had written");
            }
            history.committed().stream()
                    .map(one -> one.entry().chain())
                    .distinct()
                    .forEach(chain -> isBeginning(station, history, chain));
        }
    }

    private void isBeginning(
            SimStation station, EventHistory.StationHistory history, ChainId chain) {
        List<SignedEntry> held = history.committed(chain);
        List<SignedEntry> written = history.entries(chain);
        if (held.size() > written.size() || !held.equals(written.subList(0, held.size()))) {
            throw violation(
                    "of chain " + chain + " of " + station.id() + " the centre has " + held);
        }
    }
}
