package vn.tienglang.office.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

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
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(token.value().getBytes(StandardCharsets.US_ASCII));
            return new SessionTokenDigest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
