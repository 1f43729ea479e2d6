package vn.tienglang.audio.ingest;

import java.io.InterruptedIOException;

/** Called for each block of a step: says how far it came, and stops when somebody asks for it. */
record ProgressStep(IngestStep step, ProgressListener progress) {
    /** The step begins. */
    void started() throws InterruptedIOException {
        report(0, 1);
    }

    /** The step is done. */
    void finished() throws InterruptedIOException {
        report(1, 1);
    }

    /**
     * So much of so much is done.
     *
     * @throws InterruptedIOException when the thread was interrupted: the ingest is given up
     */
    void report(long done, long whole) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the ingest was given up during " + step);
        }
        progress.onProgress(step, whole <= 0 ? 1 : Math.clamp((double) done / whole, 0, 1));
    }
}
