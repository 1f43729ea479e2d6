package vn.tienglang.office.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes (RFC 6238): HMAC-SHA-1, 6 digits, steps of 30 seconds, as every
 * authenticator app does by default. Pure.
 */
public final class TotpCodes {
    static final Duration STEP = Duration.ofSeconds(30);

    /** Steps before and after the present one whose code counts: clocks of telephones differ. */
    private static final int STEPS_AROUND = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BASE32_RADIX = 32;

    private TotpCodes() {}

    /**
     * The time step whose code this is, if it is one of now and was not used.
     *
     * @param key hexadecimal digits
     * @param code as typed
     * @param after the last step whose code was accepted
     */
    public static OptionalLong match(String key, String code, Instant now, long after) {
        String digits = code.replace(" ", "");
        long present = now.getEpochSecond() / STEP.toSeconds();
        for (long step = present - STEPS_AROUND; step <= present + STEPS_AROUND; step++) {
            if (step > after && digits.equals(code(key, step))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** The code of this time step: six digits. */
    public static String code(String key, long step) {
        try {
            var generator = new TimeBasedOneTimePasswordGenerator(STEP);
            var secret = new SecretKeySpec(HexFormat.of().parseHex(key), generator.getAlgorithm());
            return generator.generateOneTimePasswordString(
                    secret, Instant.ofEpochSecond(step * STEP.toSeconds()), Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-1", e);
        }
    }

    /**
     * The key as base32 (RFC 4648), which people type into an app.
     *
     * @param key 40 hexadecimal digits, which make 32 letters without padding
     */
    public static String base32(String key) {
        String digits = new BigInteger("1" + key, 16).toString(BASE32_RADIX).substring(1);
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            text.append(BASE32.charAt(Character.digit(digits.charAt(i), BASE32_RADIX)));
        }
        return text.toString();
    }
}
