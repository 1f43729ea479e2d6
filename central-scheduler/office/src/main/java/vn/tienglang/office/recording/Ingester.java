package vn.tienglang.office.recording;

import java.io.IOException;
import java.nio.file.Path;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.audio.ingest.ProgressListener;

/** Makes a recording ready for air. */
@FunctionalInterface
public interface Ingester {
    /**
     * Makes the delivery copy of this master, or says why there is none.
     *
     * @param progress told how far it has come; what it throws ends the work and comes out of it
     * @throws InterruptedException when its thread is told to stop
     * @throws IOException when the disk does not give or take what it should
     */
    IngestResult ingest(Path master, String title, LanguageTag language, ProgressListener progress)
            throws IOException, InterruptedException;
}
