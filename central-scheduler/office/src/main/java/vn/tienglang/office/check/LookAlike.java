package vn.tienglang.office.check;

import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.PlainText;

/**
 * Search for a name that only looks the same as another: they differ in capitals, spaces, dashes or
 * invisible characters. Two things under such names are one thing to every reader, so both would be
 * in force or on air.
 */
public final class LookAlike {
    private LookAlike() {}

    /** The first of these names that is not this name and looks the same. */
    public static Optional<String> among(Stream<String> names, String name) {
        return names.filter(other -> !other.equals(name))
                .filter(other -> looksLike(other, name))
                .findFirst();
    }

    /** Whether a reader sees no difference; true for equal names. */
    public static boolean looksLike(String one, String other) {
        return PlainText.appearance(one).equals(PlainText.appearance(other));
    }
}
