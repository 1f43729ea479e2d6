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

/** Language table of Việt Nam, read from resources; see the README beside them. */
public final class VietnamLanguages {
    /** All entries. */
    public static final Languages TABLE =
            Languages.of(lines("/languages/languages.csv"), lines("/languages/provinces.csv"));

    private VietnamLanguages() {}

    /** The lines of a resource without its header line. */
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
