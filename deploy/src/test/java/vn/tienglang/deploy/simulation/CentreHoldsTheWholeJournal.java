package vn.tienglang.deploy.simulation;

/**
 * At the end the centre holds exactly the entries the station wrote, in the same order and with the
 * same signatures.
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
            if (!history.committed().equals(history.entries())) {
                throw violation(
                        "of "
                                + history.entries().size()
                                + " entries of "
                                + station.id()
                                + " the centre has "
                                + history.committed().size());
            }
            if (!station.asRun()
                    .equals(history.entries().stream().map(one -> one.entry()).toList())) {
                throw violation(station.id() + " has lost what it had written");
            }
        }
    }
}
