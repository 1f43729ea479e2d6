package vn.tienglang.airtime;

import java.util.HexFormat;

/**
 * A finished recording, named by the SHA-256 of its bytes: the same id is the same sound, for ever.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record ClipId(String value) implements Comparable<ClipId> {
    private static final int DIGITS = 64;

    /** Refuses anything that is not a SHA-256 in lower-case hexadecimal. */
    public ClipId {
        if (!isSha256(value)) {
            throw new IllegalArgumentException("not a clip id: '" + value + "'");
        }
    }

    private static boolean isSha256(String value) {
        for (int index = 0; index < value.length(); index++) {
            char c = value.charAt(index);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return value.length() == DIGITS;
    }

    /** The id of these bytes. */
    public static ClipId of(byte[] bytes) {
        return of(Sha256.of(bytes), bytes.length);
    }

    /**
     * The id out of a finished SHA-256, for those who hash a file as it streams by.
     *
     * @param sha256 32 bytes
     * @param hashed how many bytes were hashed, for the message when there were none
     */
    public static ClipId of(byte[] sha256, long hashed) {
        if (hashed == 0) {
            throw new IllegalArgumentException("an empty recording has no name");
        }
        return new ClipId(HexFormat.of().formatHex(sha256));
    }

    /** The first twelve digits: enough for a person to tell two clips apart. */
    public String brief() {
        return value.substring(0, 12);
    }

    @Override
    public int compareTo(ClipId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
