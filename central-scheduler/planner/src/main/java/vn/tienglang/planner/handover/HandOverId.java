package vn.tienglang.planner.handover;

import java.util.regex.Pattern;

/**
 * The name of a hand-over, given once and never again.
 *
 * @param value 3 to 24 characters of {@code a-z 0-9 -}
 */
public record HandOverId(String value) implements Comparable<HandOverId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{3,24}");

    /** Refuses anything that is not the name of a hand-over. */
    public HandOverId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a hand-over id: '" + value + "'");
        }
    }

    @Override
    public int compareTo(HandOverId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
