package vn.tienglang.office.people;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import vn.tienglang.airtime.Sha256;

/**
 * SHA-256 of a session token. A slow hash is not needed, because 256 random bits cannot be guessed.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record SessionTokenDigest(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Refuses a value that is not a SHA-256. */
    public SessionTokenDigest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a token digest: '" + value + "'");
        }
    }

    static SessionTokenDigest of(SessionToken token) {
        byte[] digest = Sha256.of(token.value().getBytes(StandardCharsets.US_ASCII));
        return new SessionTokenDigest(HexFormat.of().formatHex(digest));
    }
}
