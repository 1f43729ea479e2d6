package vn.tienglang.planner.slot;

import vn.tienglang.airtime.PlainText;

/**
 * Id of a slot. It is never reused: airing ids derive from it, and a station never plays the same
 * airing id twice.
 *
 * @param value 3 to 24 characters of {@code a-z 0-9 -}
 */
public record SlotId(String value) implements Comparable<SlotId> {
    /** Rejects a value that is not a slot id. */
    public SlotId {
        if (!PlainText.isName(value, 3, 24)) {
            throw new IllegalArgumentException("not a slot id: '" + value + "'");
        }
    }

    @Override
    public int compareTo(SlotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
