package vn.tienglang.audio.ingest;

import java.io.InterruptedIOException;

/**
 * Progress of one step: reports it to the listener and stops the step when the thread is
 * interrupted.
 */
record ProgressStep(IngestStep step, ProgressListener progress) {
    /** Reports the begin of the step. */
    void started() throws InterruptedIOException {
        report(0, 1);
    }

    /** Reports the end of the step. */
    void finished() throws InterruptedIOException {
        report(1, 1);
    }

    /**
     * Reports the completed amount.
     *
     * @throws InterruptedIOException when the thread was interrupted, which cancels the ingest
     */
    void report(long done, long whole) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the ingest was given up during " + step);
        }
        progress.onProgress(step, whole <= 0 ? 1 : Math.clamp((double) done / whole, 0, 1));
    }
}
