package vn.tienglang.airtime.asrun;

import java.util.HexFormat;
import java.util.regex.Pattern;
import vn.tienglang.airtime.Sha256;

/**
 * SHA-256 of an entry of the as-run chain.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record Digest(String value) {
    private static final Pattern PATTERN = Pattern.compile("[0-9a-f]{64}");

    /** Previous digest of the first entry of a chain. */
    public static final Digest NONE = new Digest("0".repeat(64));

    /** Rejects anything that is not a SHA-256 in lower-case hexadecimal. */
    public Digest {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a digest: '" + value + "'");
        }
    }

    /** The digest of this text in UTF-8. */
    public static Digest of(String text) {
        return new Digest(HexFormat.of().formatHex(Sha256.of(text)));
    }

    @Override
    public String toString() {
        return value;
    }
}
