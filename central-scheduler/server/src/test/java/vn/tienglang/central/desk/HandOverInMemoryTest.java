package vn.tienglang.central.desk;

/** What is handed over, with books in memory. */
final class HandOverInMemoryTest extends HandOverStories {
    private final Archive archive = new MemoryArchive();

    @Override
    protected Archive archive() {
        return archive;
    }
}
