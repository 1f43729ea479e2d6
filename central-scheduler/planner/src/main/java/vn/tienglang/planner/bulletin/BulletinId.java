package vn.tienglang.planner.bulletin;

import vn.tienglang.airtime.PlainText;

/**
 * Id of a bulletin. It is never reused.
 *
 * @param value 2 to 24 characters of {@code a-z 0-9 -}
 */
public record BulletinId(String value) implements Comparable<BulletinId> {
    /** Rejects a value that is not a bulletin id. */
    public BulletinId {
        if (!PlainText.isName(value, 2, 24)) {
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
