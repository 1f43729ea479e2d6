package vn.tienglang.airtime.signing;

import java.util.regex.Pattern;

/**
 * Signature and the id of its key; not verified.
 *
 * @param key id of the key that it claims to be made with
 * @param value Base64 (RFC 4648 section 4), at most 128 characters; 88 for Ed25519
 */
public record Signature(KeyId key, String value) {
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9+/]{1,126}={0,2}");

    /** Rejects anything that is not Base64. */
    public Signature {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a signature");
        }
    }
}
