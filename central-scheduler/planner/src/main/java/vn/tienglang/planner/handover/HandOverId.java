package vn.tienglang.planner.handover;

import java.util.regex.Pattern;

/**
 * Id of a hand-over. It is never reused.
 *
 * @param value 3 to 24 characters of {@code a-z 0-9 -}
 */
public record HandOverId(String value) implements Comparable<HandOverId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{3,24}");

    /** Rejects a value that is not a hand-over id. */
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
