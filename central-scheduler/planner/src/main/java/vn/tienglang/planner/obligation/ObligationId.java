package vn.tienglang.planner.obligation;

import java.util.regex.Pattern;

/**
 * Id of an obligation. It is never reused, not for a slot either: airing ids derive from it.
 *
 * @param value 3 to 24 characters of {@code a-z 0-9 -}
 */
public record ObligationId(String value) implements Comparable<ObligationId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{3,24}");

    /** Rejects a value that is not an obligation id. */
    public ObligationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an obligation id: '" + value + "'");
        }
    }

    @Override
    public int compareTo(ObligationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
