package vn.tienglang.deploy.simulation;

/**
 * In the end what the centre holds of a station is what the station wrote: entry by entry, in the
 * same order, signature and all, nothing twice and nothing left out.
 */
final class TheCentreKnowsTheJournal extends Invariant {
    private final World world;

    TheCentreKnowsTheJournal(World world) {
        this.world = world;
    }

    @Override
    void checkHealed() {
        for (SimStation station : world.stations()) {
            Chronicle.Pages pages = world.chronicle().of(station.id());
            if (!pages.taken().equals(pages.entries())) {
                throw broken(
                        "of "
                                + pages.entries().size()
                                + " entries of "
                                + station.id()
                                + " the centre has "
                                + pages.taken().size());
            }
            if (!station.asRun()
                    .equals(pages.entries().stream().map(one -> one.entry()).toList())) {
                throw broken(station.id() + " has lost what it had written");
            }
        }
    }
}
