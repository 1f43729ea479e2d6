package vn.tienglang.office.store.programme;

import java.util.Comparator;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.planner.bulletin.BulletinDetails;

/**
 * Theme of bulletins that a unit offers to itself and to the units below it.
 *
 * @param name 1 to {@link BulletinDetails#THEME_CHARACTERS} characters in one line
 */
public record Theme(AreaCode unit, String name) implements Comparable<Theme> {
    /** Composes the name; refuses an unusable one. */
    public Theme {
        name = PlainText.composed(name);
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of a theme: '" + name + "'");
        }
    }

    /** Whether a theme may have this name. */
    public static boolean isName(String text) {
        String name = PlainText.composed(text);
        return PlainText.isPlain(name) && name.length() <= BulletinDetails.THEME_CHARACTERS;
    }

    @Override
    public int compareTo(Theme other) {
        return Comparator.comparing(Theme::unit).thenComparing(Theme::name).compare(this, other);
    }
}
