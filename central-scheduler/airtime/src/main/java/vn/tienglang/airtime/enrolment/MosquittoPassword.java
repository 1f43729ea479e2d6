package vn.tienglang.airtime.enrolment;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Password hash in the form of Mosquitto's password file: {@code $7$iterations$salt$hash}, PBKDF2
 * with HMAC-SHA-512, salt and hash in Base64 (mosquitto_passwd of Mosquitto 2).
 *
 * <p>The secret of a station is 256 random bits, so that the small number of iterations, which
 * Mosquitto computes at each connection, is enough.
 */
public final class MosquittoPassword {
    private static final int ITERATIONS = 101;
    private static final int SALT_BYTES = 12;
    private static final int HASH_BITS = 512;

    private static final Pattern FORM =
            Pattern.compile("\\$7\\$101\\$[A-Za-z0-9+/]{16}\\$[A-Za-z0-9+/]{86}==");

    private MosquittoPassword() {}

    /** Whether the text has the form of {@link #hash}. */
    public static boolean isHash(String text) {
        return FORM.matcher(text).matches();
    }

    /** The hash of this secret with a new salt. */
    public static String hash(String secret, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return "$7$"
                + ITERATIONS
                + "$"
                + base64.encodeToString(salt)
                + "$"
                + base64.encodeToString(pbkdf2(secret, salt));
    }

    private static byte[] pbkdf2(String secret, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(
                            new PBEKeySpec(secret.toCharArray(), salt, ITERATIONS, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2 with SHA-512", e);
        }
    }
}
