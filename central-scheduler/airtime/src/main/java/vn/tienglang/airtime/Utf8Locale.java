package vn.tienglang.airtime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Check of the locale that a program was started with. Java converts arguments, file names and
 * console output by the locale; under another locale than one with UTF-8, Vietnamese names are
 * damaged before the program sees them.
 */
public final class Utf8Locale {
    private static final String ENCODING = "sun.jnu.encoding";

    private Utf8Locale() {}

    /** One sentence, in ASCII, why this program must not start; empty under a UTF-8 locale. */
    public static Optional<String> problem() {
        return problem(System.getProperty(ENCODING, ""));
    }

    static Optional<String> problem(String encoding) {
        return isUtf8(encoding)
                ? Optional.empty()
                : Optional.of(
                        "The locale of this process is not UTF-8 ("
                                + encoding
                                + "), so Vietnamese names would be damaged; start it with the"
                                + " environment variable LC_ALL=C.UTF-8.");
    }

    private static boolean isUtf8(String encoding) {
        try {
            return Charset.forName(encoding).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
