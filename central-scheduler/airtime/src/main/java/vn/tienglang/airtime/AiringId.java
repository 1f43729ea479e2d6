package vn.tienglang.airtime;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Id of one airing at one station. It stays the same through every revision of the log, so that a
 * later revision does not make the station play the airing again.
 *
 * @param value 3 to 64 characters of {@code a-z 0-9 -}
 */
public record AiringId(String value) implements Comparable<AiringId> {
    /**
     * Id of a part: slot, planned day and time, number of the part; the first part has no number.
     */
    private static final Pattern PART = Pattern.compile("(.+-\\d{8}-\\d{6})-\\d{1,4}");

    /** Rejects anything that is not an airing id. */
    public AiringId {
        if (!PlainText.isName(value, 3, 64)) {
            throw new IllegalArgumentException("not an airing id: '" + value + "'");
        }
    }

    /**
     * Name of the programme that the airing is a part of: the id without the number of the part.
     * Equal for all parts of one programme on one day.
     */
    public String programme() {
        Matcher matcher = PART.matcher(value);
        return matcher.matches() ? matcher.group(1) : value;
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
