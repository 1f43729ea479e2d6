package vn.tienglang.audio.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import vn.tienglang.audio.ingest.Ingest;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.audio.ingest.IngestSettings;

/** Maker and examiner of the corpus. */
public final class Corpus {
    private static final int PARALLEL = 2;
    private static final long MINUTES_MOST = 5;

    private Corpus() {}

    /**
     * Makes all files by the program of the corpus.
     *
     * @param corpus folder of program and table
     * @param into folder for the files
     * @throws IOException when the program fails; it needs ffmpeg, espeak-ng and sox
     */
    public static void make(Path corpus, Path into) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(corpus.resolve("make").toString(), into.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(into.resolve("make.log").toFile())
                        .start();
        if (!process.waitFor(MINUTES_MOST, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(Files.readString(into.resolve("make.log")));
        }
    }

    /**
     * Ingests the files of all rows, two at a time, and deletes the delivery copies.
     *
     * @param files folder of the files
     * @param work folder for work files
     */
    public static List<CorpusAnswer> answers(List<ExpectedAnswer> rows, Path files, Path work)
            throws IOException, InterruptedException {
        var ingest = new Ingest(IngestSettings.defaults(), work);
        var pending = new ArrayList<Future<CorpusAnswer>>();
        var answers = new ArrayList<CorpusAnswer>();
        try (var pool = Executors.newFixedThreadPool(PARALLEL)) {
            for (ExpectedAnswer row : rows) {
                pending.add(pool.submit(() -> answer(ingest, row, files.resolve(row.file()))));
            }
            for (Future<CorpusAnswer> each : pending) {
                answers.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("the corpus cannot be examined", e);
        }
        return answers;
    }

    private static CorpusAnswer answer(Ingest ingest, ExpectedAnswer row, Path file)
            throws InterruptedException {
        try {
            IngestResult result = ingest.run(file, row.file(), row.language(), (step, share) -> {});
            if (result instanceof IngestResult.Admitted admitted) {
                Files.delete(admitted.delivery());
            }
            return new CorpusAnswer(row, Optional.of(result), "");
        } catch (IOException | RuntimeException | Error e) {
            return new CorpusAnswer(row, Optional.empty(), e.toString());
        }
    }
}
