package vn.tienglang.airtime;

/**
 * Id of a station: of the place and its licence, not of the board in its cupboard.
 *
 * @param value 3 to 32 characters of {@code a-z 0-9 -}, so that it fits a topic level, a file name
 *     and a label on the case
 */
public record StationId(String value) implements Comparable<StationId> {
    /** Rejects anything that is not a station id. */
    public StationId {
        if (!PlainText.isName(value, 3, 32)) {
            throw new IllegalArgumentException("not a station id: '" + value + "'");
        }
    }

    @Override
    public int compareTo(StationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
