package vn.tienglang.planner;

import java.util.regex.Pattern;

/**
 * The name of a bulletin, given once and never again.
 *
 * @param value 2 to 24 characters of {@code a-z 0-9 -}
 */
public record BulletinId(String value) implements Comparable<BulletinId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{2,24}");

    /** Refuses anything that is not a bulletin id. */
    public BulletinId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a bulletin id: '" + value + "'");
        }
    }

    @Override
    public int compareTo(BulletinId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
