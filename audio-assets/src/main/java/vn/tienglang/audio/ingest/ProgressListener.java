package vn.tienglang.audio.ingest;

/**
 * Listener for the progress of an ingest. It is called often, on the thread of the ingest, and must
 * return at once.
 */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Reports that a step is running.
     *
     * @param share completed part of the step, 0 to 1
     */
    void onProgress(IngestStep step, double share);
}
