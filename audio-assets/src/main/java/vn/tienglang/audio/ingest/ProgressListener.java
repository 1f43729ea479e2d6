package vn.tienglang.audio.ingest;

/** Told how far an ingest has come; called on its thread, often, and must return at once. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * This step is under way.
     *
     * @param share of the step that is done, 0 to 1
     */
    void onProgress(IngestStep step, double share);
}
