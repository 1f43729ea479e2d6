package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.ingest.Ingest;
import vn.tienglang.audio.ingest.IngestSettings;
import vn.tienglang.audio.ingest.Ingested;

/** The pipeline that makes a recording ready for air, as far as a bench looks at it. */
final class Ingesting {
    private final Ingest ingest;

    /**
     * The pipeline with its usual settings.
     *
     * @param work where it may leave what it makes
     */
    Ingesting(Path work) {
        ingest = new Ingest(IngestSettings.usual(), work);
    }

    /**
     * How many seconds it takes to admit this recording.
     *
     * @throws IOException when it is refused, saying why
     */
    double secondsFor(Path master) throws IOException {
        long began = System.nanoTime();
        Ingested ingested = taken(master);
        double took = (System.nanoTime() - began) / 1e9;
        switch (ingested) {
            case Ingested.Admitted admitted -> Files.delete(admitted.delivery());
            case Ingested.Refused refused ->
                    throw new IOException("the bench's own speech: " + refused.findings());
        }
        return took;
    }

    private Ingested taken(Path master) throws IOException {
        try {
            return ingest.take(master, "5K", new LanguageTag("vi"), (step, share) -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a recording was made ready", e);
        }
    }
}
