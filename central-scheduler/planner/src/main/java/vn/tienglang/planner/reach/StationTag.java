package vn.tienglang.planner.reach;

import java.util.regex.Pattern;

/**
 * Tag of a single station: {@code border-gate}, {@code market}, {@code school}.
 *
 * @param value 2 to 32 characters of {@code a-z 0-9 -}
 */
public record StationTag(String value) implements Comparable<StationTag> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{2,32}");

    /** Rejects a value that is not a tag. */
    public StationTag {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a tag: '" + value + "'");
        }
    }

    @Override
    public int compareTo(StationTag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
