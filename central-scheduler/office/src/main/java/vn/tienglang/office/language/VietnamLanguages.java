package vn.tienglang.office.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import vn.tienglang.planner.mix.Languages;

/** The languages of Việt Nam as this program brings them along; see the page beside the files. */
public final class VietnamLanguages {
    /** All of them. */
    public static final Languages TABLE =
            Languages.of(lines("/languages/languages.csv"), lines("/languages/provinces.csv"));

    private VietnamLanguages() {}

    /** The lines of a file of our own jar, without its head. */
    private static List<String> lines(String file) {
        try (InputStream stream =
                        Objects.requireNonNull(
                                VietnamLanguages.class.getResourceAsStream(file), file);
                var reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " out of our own jar", e);
        }
    }
}
