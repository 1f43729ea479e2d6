package vn.tienglang.office.people;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Login: the short name used to sign in.
 *
 * @param value 2 to 32 characters of {@code a-z 0-9 . _ -}, beginning with a letter
 */
public record Login(String value) implements Comparable<Login> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9._-]{1,31}");

    /** The administrator, the only login of a new centre. */
    public static final Login ADMIN = new Login("admin");

    /** Refuses a value that is not a login. */
    public Login {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a login: '" + value + "'");
        }
    }

    /** Reads a typed login; ignores capitals and surrounding spaces. Empty if it is not a login. */
    public static Optional<Login> parse(String text) {
        String tidy = text.strip().toLowerCase(Locale.ROOT);
        return FORM.matcher(tidy).matches() ? Optional.of(new Login(tidy)) : Optional.empty();
    }

    @Override
    public int compareTo(Login other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
