package vn.tienglang.airtime;

/**
 * Id of one airing at one station. It stays the same through every revision of the log, so that a
 * later revision does not make the station play the airing again.
 *
 * @param value 3 to 64 characters of {@code a-z 0-9 -}
 */
public record AiringId(String value) implements Comparable<AiringId> {
    /** Rejects anything that is not an airing id. */
    public AiringId {
        if (!PlainText.isName(value, 3, 64)) {
            throw new IllegalArgumentException("not an airing id: '" + value + "'");
        }
    }

    @Override
    public int compareTo(AiringId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
