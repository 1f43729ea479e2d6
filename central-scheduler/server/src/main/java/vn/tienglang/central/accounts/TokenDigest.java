package vn.tienglang.central.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of a session token. A plain digest is enough: 256 random bits cannot be guessed, so there
 * is nothing a slow hash would slow down.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record TokenDigest(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Refuses anything that is not a SHA-256. */
    public TokenDigest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a token digest: '" + value + "'");
        }
    }

    static TokenDigest of(Token token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(token.value().getBytes(StandardCharsets.US_ASCII));
            return new TokenDigest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
