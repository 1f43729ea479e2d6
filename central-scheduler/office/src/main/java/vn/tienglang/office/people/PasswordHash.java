package vn.tienglang.office.people;

import java.util.regex.Pattern;

/**
 * Stored hash of a password: Argon2id in the PHC string form, with its costs and salt, so that the
 * costs can be raised later.
 *
 * @param value {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}
 */
public record PasswordHash(String value) {
    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=\\d{1,7},t=\\d{1,3},p=\\d{1,2}"
                            + "\\$[A-Za-z0-9+/]{11,64}\\$[A-Za-z0-9+/]{22,86}");

    /** Refuses another form, without repeating the value. */
    public PasswordHash {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an Argon2id hash in PHC form");
        }
    }

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
