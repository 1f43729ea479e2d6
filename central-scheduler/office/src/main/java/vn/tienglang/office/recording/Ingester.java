package vn.tienglang.office.recording;

import java.io.IOException;
import java.nio.file.Path;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.audio.ingest.ProgressListener;

/** Ingest of a recording. */
@FunctionalInterface
public interface Ingester {
    /**
     * Makes the delivery copy of a master, or returns the findings against it.
     *
     * @param options who speaks in it, and what becomes of its noise
     * @param progress called with the progress; an exception it throws ends the ingest and is
     *     passed on
     * @throws InterruptedException when its thread is interrupted
     * @throws IOException when the disk fails
     */
    IngestResult ingest(
            Path master,
            String title,
            LanguageTag language,
            IngestOptions options,
            ProgressListener progress)
            throws IOException, InterruptedException;
}
