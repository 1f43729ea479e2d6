package vn.tienglang.planner.obligation;

import java.util.regex.Pattern;

/**
 * The name of an obligation, given once and never again, nor to a slot: its airings are named after
 * it.
 *
 * @param value 3 to 24 characters of {@code a-z 0-9 -}
 */
public record ObligationId(String value) implements Comparable<ObligationId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{3,24}");

    /** Refuses anything that is not an obligation id. */
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
