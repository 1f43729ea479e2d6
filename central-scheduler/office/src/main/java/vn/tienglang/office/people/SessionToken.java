package vn.tienglang.office.people;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Session token of a browser: 256 random bits. It proves the identity of the person, so it is never
 * printed, logged or stored; see {@link #digest()}.
 *
 * @param value 43 characters of base64url
 */
public record SessionToken(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Refuses a value that is not a token, without repeating it. */
    public SessionToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session token");
        }
    }

    /** A new random token. */
    public static SessionToken random(SecureRandom random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Reads a token sent by a browser; empty if it is not a token. */
    public static Optional<SessionToken> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new SessionToken(text))
                : Optional.empty();
    }

    /** The digest, which is stored in its place. */
    public SessionTokenDigest digest() {
        return SessionTokenDigest.of(this);
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
