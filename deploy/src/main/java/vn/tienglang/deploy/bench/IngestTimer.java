package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.ingest.Ingest;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.audio.ingest.IngestSettings;

/** Timer of the ingest pipeline. */
final class IngestTimer {
    private final Ingest ingest;

    /**
     * A pipeline with the usual settings.
     *
     * @param work folder for its output
     */
    IngestTimer(Path work) {
        ingest = new Ingest(IngestSettings.defaults(), work);
    }

    /**
     * Seconds to ingest this recording.
     *
     * @throws IOException when the recording is refused; the message says why
     */
    double secondsFor(Path master) throws IOException {
        long began = System.nanoTime();
        IngestResult ingested = taken(master);
        double took = (System.nanoTime() - began) / 1e9;
        switch (ingested) {
            case IngestResult.Admitted admitted -> Files.delete(admitted.delivery());
            case IngestResult.Refused refused ->
                    throw new IOException("the bench's own speech: " + refused.findings());
        }
        return took;
    }

    private IngestResult taken(Path master) throws IOException {
        try {
            return ingest.run(master, "5K", new LanguageTag("vi"), (step, share) -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during the ingest", e);
        }
    }
}
