package vn.tienglang.central.desk;

/** Whole plans over books in memory. */
final class PlanDocumentsInMemoryTest extends PlanDocumentStories {
    private final Archive archive = new MemoryArchive();

    @Override
    protected Archive archive() {
        return archive;
    }
}
