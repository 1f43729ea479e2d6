package vn.tienglang.central.desk;

/** The books in memory keep what every archive promises; a simulation is only as true as this. */
final class MemoryArchiveTest extends BooksContract {
    private final MemoryArchive archive = new MemoryArchive();

    @Override
    protected Archive archive() {
        return archive;
    }
}
