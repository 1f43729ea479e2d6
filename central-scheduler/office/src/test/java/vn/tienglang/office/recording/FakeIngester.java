package vn.tienglang.office.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.audio.ingest.IngestReport;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.audio.ingest.IngestStep;
import vn.tienglang.audio.ingest.ProgressListener;
import vn.tienglang.audio.loudness.Loudness;

/**
 * Ingester without audio: a file with the word {@code silence} is refused, {@code quiet} is
 * admitted with a warning, {@code breaks} throws an exception. While paused, an ingest waits half
 * way.
 */
public final class FakeIngester implements Ingester {
    private final Path work;
    private final Semaphore door = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean shut;

    /** Ingester that writes into this folder. */
    public FakeIngester(Path work) {
        this.work = work;
    }

    /** Pauses every ingest half way from now on. */
    public void pause() {
        shut = true;
    }

    /** Resumes every paused ingest. */
    public void resume() {
        shut = false;
        door.release(1_000);
    }

    /** Number of ingests begun. */
    public int begun() {
        return begun.get();
    }

    @Override
    public IngestResult ingest(
            Path master,
            String title,
            LanguageTag language,
            IngestOptions options,
            ProgressListener progress)
            throws IOException {
        begun.incrementAndGet();
        progress.onProgress(IngestStep.IDENTIFY, 1);
        progress.onProgress(IngestStep.DECODE, 0.5);
        if (shut) {
            door.acquireUninterruptibly();
        }
        progress.onProgress(IngestStep.ENCODE, 0);
        String sound = Files.readString(master, StandardCharsets.ISO_8859_1);
        if (sound.contains("breaks")) {
            throw new IllegalStateException("the needle broke");
        }
        if (sound.contains("silence")) {
            return new IngestResult.Refused(
                    List.of(finding(Finding.Kind.ALL_SILENT, Finding.Weight.REFUSAL)));
        }
        byte[] copy = ("OggS" + sound.hashCode() + title).getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(work);
        Path delivery = Files.write(work.resolve("copy"), copy);
        return new IngestResult.Admitted(
                new Clip(
                        ClipId.of(copy),
                        title,
                        language,
                        Duration.ofSeconds(62),
                        copy.length,
                        Limits.PART_BYTES),
                delivery,
                ClipId.of(Files.readAllBytes(master)),
                new IngestReport(
                        "WAV",
                        44_100,
                        1,
                        Duration.ofSeconds(62),
                        new Loudness(-27.3, -20.1, -22.4, 6.2, -9.8, -10),
                        new Loudness(-16, -10.2, -12.7, 5.1, -1.6, -1.7),
                        false),
                sound.contains("quiet")
                        ? List.of(finding(Finding.Kind.TOO_QUIET, Finding.Weight.WARNING))
                        : List.of(),
                new Waveform("0Az_"));
    }

    private static Finding finding(Finding.Kind kind, Finding.Weight weight) {
        return new Finding(kind, weight, Duration.ZERO, Duration.ofSeconds(62), -61.5, "|a\nb");
    }
}
