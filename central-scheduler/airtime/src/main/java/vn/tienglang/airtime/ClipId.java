package vn.tienglang.airtime;

import java.util.HexFormat;

/**
 * Id of a clip: the SHA-256 of its bytes. The same id is always the same sound.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record ClipId(String value) implements Comparable<ClipId> {
    private static final int DIGITS = 64;

    /** Rejects anything that is not a SHA-256 in lower-case hexadecimal. */
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

    /** Id of a clip with these bytes. */
    public static ClipId of(byte[] bytes) {
        return of(Sha256.of(bytes), bytes.length);
    }

    /**
     * Id from a SHA-256 that the caller computed while it read a file.
     *
     * @param sha256 32 bytes
     * @param hashed number of bytes hashed; 0 is rejected
     */
    public static ClipId of(byte[] sha256, long hashed) {
        if (hashed == 0) {
            throw new IllegalArgumentException("an empty recording has no name");
        }
        return new ClipId(HexFormat.of().formatHex(sha256));
    }

    /** The first twelve digits, for log lines and pages. */
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
