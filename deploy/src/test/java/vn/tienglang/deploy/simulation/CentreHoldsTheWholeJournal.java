package vn.tienglang.deploy.simulation;

/**
 * In the end what the centre holds of a station is what the station wrote: entry by entry, in the
 * same order, signature and all, nothing twice and nothing left out.
 */
final class CentreHoldsTheWholeJournal extends Invariant {
    private final SimWorld world;

    CentreHoldsTheWholeJournal(SimWorld world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        for (SimStation station : world.stations()) {
            EventHistory.StationHistory pages = world.history().of(station.id());
            if (!pages.taken().equals(pages.entries())) {
                throw violation(
                        "of "
                                + pages.entries().size()
                                + " entries of "
                                + station.id()
                                + " the centre has "
                                + pages.taken().size());
            }
            if (!station.asRun()
                    .equals(pages.entries().stream().map(one -> one.entry()).toList())) {
                throw violation(station.id() + " has lost what it had written");
            }
        }
    }
}
