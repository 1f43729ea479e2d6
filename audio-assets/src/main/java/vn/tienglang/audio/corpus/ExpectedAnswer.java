package vn.tienglang.audio.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.LanguageTag;

/**
 * Expected answer to one file of the corpus; a row of {@code expected.tsv}.
 *
 * @param file name of the file
 * @param language language with which it is ingested
 * @param taken whether it is accepted
 * @param kinds the kinds of all findings
 * @param seconds length of the delivery copy; 0 when it is refused
 * @param hasWholeSpeech whether the file holds whole speech, which should be accepted
 */
public record ExpectedAnswer(
        String file,
        LanguageTag language,
        boolean taken,
        Set<String> kinds,
        double seconds,
        boolean hasWholeSpeech) {
    private static final int COLUMNS = 6;
    private static final String NOTHING = "-";

    /** Takes a copy of the kinds. */
    public ExpectedAnswer {
        kinds = Set.copyOf(kinds);
    }

    /**
     * Reads the table.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when a row is invalid
     */
    public static List<ExpectedAnswer> table(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(ExpectedAnswer::row)
                .toList();
    }

    private static ExpectedAnswer row(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("not a row of the corpus: " + line);
        }
        Set<String> kinds =
                cells[3].equals(NOTHING) ? Set.of() : new TreeSet<>(List.of(cells[3].split(",")));
        return new ExpectedAnswer(
                cells[0],
                new LanguageTag(cells[1]),
                cells[2].equals("taken"),
                kinds,
                cells[4].equals(NOTHING) ? 0 : Double.parseDouble(cells[4]),
                cells[5].equals("whole"));
    }
}
