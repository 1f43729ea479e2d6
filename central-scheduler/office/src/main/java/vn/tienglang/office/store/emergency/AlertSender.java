package vn.tienglang.office.store.emergency;

import vn.tienglang.airtime.AreaCode;

/**
 * Registered sender of CAP alerts.
 *
 * @param sender its name as it writes it into every alert, 1 to 300 characters
 * @param name its name for people, 1 to 200 characters
 * @param unit unit in which its alerts are taken
 * @param tokenDigest SHA-256 of the token of its programs, in hexadecimal digits
 * @param publicKey key with which it signs, X.509 in Base64; empty when it does not sign
 * @param feed address of its Atom or RSS feed; empty when it has none
 * @param hourly most alerts taken in an hour
 */
public record AlertSender(
        String sender,
        String name,
        AreaCode unit,
        String tokenDigest,
        String publicKey,
        String feed,
        int hourly) {
    /** Longest {@code sender}, in characters. */
    public static final int SENDER_CHARACTERS = 300;

    /** Longest key, in characters: RSA with 8192 bits fits. */
    public static final int KEY_CHARACTERS = 2_000;

    /** Longest address of a feed. */
    public static final int FEED_CHARACTERS = 500;

    /** Whether it signs its alerts. */
    public boolean signs() {
        return !publicKey.isEmpty();
    }
}
