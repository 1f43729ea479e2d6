package vn.tienglang.planner.recurrence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * External program that expands rules, run once for all cases: python3-dateutil or libical3 of
 * Debian. A missing package fails the test with its name; the test is never skipped.
 */
final class ReferenceExpander {
    /** Debian's own interpreter: another Python on the path does not find Debian's modules. */
    private static final String PYTHON = "/usr/bin/python3";

    private static final long MINUTES = 3;

    private final Path script;
    private final String library;
    private final Path folder;

    ReferenceExpander(String library, Path folder) {
        this.script = Path.of("src/test/resources/vn/tienglang/planner/recurrence/oracle.py");
        this.library = library;
        this.folder = folder;
    }

    /**
     * Returns a line for each case: the occurrences as a JSON array, or the error of the library.
     */
    List<String> expand(List<RandomRules.Case> cases, int most)
            throws IOException, InterruptedException {
        Path questions = folder.resolve(library + "-questions");
        Path answers = folder.resolve(library + "-answers");
        Path errors = folder.resolve(library + "-errors");
        Files.write(questions, cases.stream().map(each -> question(each, most)).toList());
        Process process =
                new ProcessBuilder(PYTHON, script.toString(), library)
                        .redirectInput(questions.toFile())
                        .redirectOutput(answers.toFile())
                        .redirectError(errors.toFile())
                        .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(library + " did not answer within " + MINUTES + " minutes");
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    "is python3-dateutil, is libical3 installed? "
                            + Files.readString(errors, StandardCharsets.UTF_8));
        }
        return Files.readAllLines(answers);
    }

    private static String question(RandomRules.Case each, int most) {
        return """
        {"rule": "%s", "start": "%s", "horizon": "%s", "most": %d}\
        """
                .formatted(
                        each.text(),
                        ICalendarTime.text(each.start()),
                        ICalendarTime.text(each.horizon()),
                        most);
    }
}
