package vn.tienglang.central.desk;

/** The plan over books in memory. */
final class PlanInMemoryTest extends PlanStories {
    private final Archive archive = new MemoryArchive();

    @Override
    protected Archive archive() {
        return archive;
    }
}
