package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.tienglang.audio.corpus.Corpus;
import vn.tienglang.audio.corpus.CorpusAnswer;
import vn.tienglang.audio.corpus.ExpectedAnswer;

/** Figures of the corpus of everyday files: answers as expected, whole speech, losses, crashes. */
final class CorpusFigures {
    private final Path corpus;
    private final Path folder;

    /**
     * Figures of a corpus.
     *
     * @param corpus folder of its program and table
     * @param folder folder for its files
     */
    CorpusFigures(Path corpus, Path folder) {
        this.corpus = corpus;
        this.folder = folder;
    }

    /** Makes the files, ingests them and prints the figures. */
    void print() throws IOException {
        List<CorpusAnswer> answers = answers();
        String differing =
                answers.stream()
                        .filter(answer -> !answer.isAsExpected())
                        .map(CorpusAnswer::description)
                        .collect(Collectors.joining("; "));
        figure("corpus_as_expected_percent", "%", "higher", answers.size() + " files" + differing)
                .print(List.of(percent(answers, CorpusAnswer::isAsExpected)), 100);
        List<CorpusAnswer> whole =
                answers.stream().filter(answer -> answer.expected().hasWholeSpeech()).toList();
        figure("whole_speech_taken_percent", "%", "higher", whole.size() + " files")
                .print(List.of(percent(whole, CorpusAnswer::isTaken)), 95);
        figure("silently_shortened", "files", "lower", "a second or more missing, no finding")
                .print(List.of(count(answers, CorpusAnswer::isSilentlyShortened)), 0);
        figure("crashes", "files", "lower", "exceptions and errors that are no refusal")
                .print(List.of(count(answers, CorpusAnswer::isCrash)), 0);
    }

    private List<CorpusAnswer> answers() throws IOException {
        try {
            Files.createDirectories(folder);
            Corpus.make(corpus, folder);
            return Corpus.answers(
                    ExpectedAnswer.table(corpus.resolve("expected.tsv")),
                    folder,
                    folder.resolve("work"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during the corpus", e);
        }
    }

    private static double percent(
            List<CorpusAnswer> answers, Predicate<CorpusAnswer> condition) {
        return 100 * count(answers, condition) / answers.size();
    }

    private static double count(
            List<CorpusAnswer> answers, Predicate<CorpusAnswer> condition) {
        return answers.stream().filter(condition).count();
    }

    private static BenchResult figure(String name, String unit, String better, String note) {
        return new BenchResult("audio", name, unit, better, note);
    }
}
