package vn.tienglang.central.desk;

/** The newsroom over the books in memory. */
final class NewsroomInMemoryTest extends NewsroomStories {
    private final Archive archive = new MemoryArchive();

    @Override
    protected Archive archive() {
        return archive;
    }
}
