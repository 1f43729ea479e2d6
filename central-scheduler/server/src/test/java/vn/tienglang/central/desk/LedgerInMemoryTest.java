package vn.tienglang.central.desk;

/** What was heard, over books in memory. */
final class LedgerInMemoryTest extends LedgerStories {
    private final Archive archive = new MemoryArchive();

    @Override
    protected Archive archive() {
        return archive;
    }
}
