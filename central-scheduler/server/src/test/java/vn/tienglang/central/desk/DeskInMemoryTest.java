package vn.tienglang.central.desk;

/** The office over the books in memory. */
final class DeskInMemoryTest extends DeskStories {
    private final MemoryArchive archive = new MemoryArchive();

    @Override
    protected Archive archive() {
        return archive;
    }
}
