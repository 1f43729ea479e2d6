package vn.tienglang.office.people;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a browser shows to be let in: 256 random bits. Whoever holds it is the person, so it is
 * never printed, traced or stored; see {@link #digest()}.
 *
 * @param value 43 characters of base64url
 */
public record SessionToken(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Refuses anything that is not a token, without repeating it. */
    public SessionToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session token");
        }
    }

    /** A token nobody has held before. */
    static SessionToken random(SecureRandom random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** What a browser sent, if it can be a token. */
    public static Optional<SessionToken> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new SessionToken(text))
                : Optional.empty();
    }

    /** What is kept of it. */
    public SessionTokenDigest digest() {
        return SessionTokenDigest.of(this);
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
