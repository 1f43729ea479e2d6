package vn.tienglang.airtime.signing;

import java.util.regex.Pattern;

/**
 * Id of a signing key: "centre-1", or a station's id with a count ("ls-dong-kinh-1").
 *
 * @param value 3 to 48 characters of {@code a-z 0-9 -}
 */
public record KeyId(String value) {
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9-]{3,48}");

    /** Rejects anything that is not a key id. */
    public KeyId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a key id: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
