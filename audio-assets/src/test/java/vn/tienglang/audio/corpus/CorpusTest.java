package vn.tienglang.audio.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of the corpus is answered as its table says. */
class CorpusTest {
    private static final Path CORPUS = Path.of("corpus").toAbsolutePath();

    @TempDir private Path folder;

    @Test
    void everydayFilesAreAnsweredAsExpected() throws Exception {
        Corpus.make(CORPUS, folder);
        List<ExpectedAnswer> rows = ExpectedAnswer.table(CORPUS.resolve("expected.tsv"));

        List<CorpusAnswer> answers = Corpus.answers(rows, folder, folder.resolve("work"));

        assertThat(answers).hasSizeGreaterThan(60);
        assertThat(answers)
                .filteredOn(answer -> !answer.isAsExpected())
                .extracting(CorpusAnswer::description)
                .isEmpty();
        assertThat(answers).noneMatch(CorpusAnswer::isSilentlyShortened);
        assertThat(answers).noneMatch(CorpusAnswer::isCrash);
    }
}
