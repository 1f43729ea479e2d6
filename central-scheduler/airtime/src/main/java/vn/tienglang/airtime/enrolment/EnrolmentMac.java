package vn.tienglang.airtime.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Key of the messages of one enrolment (HMAC with SHA-256, RFC 2104).
 *
 * @param hex the 32 bytes of the key in hexadecimal
 */
public record EnrolmentMac(String hex) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Rejects any other text. */
    public EnrolmentMac {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a key of an enrolment");
        }
    }

    /** The code of this text, in hexadecimal. */
    String sign(String text) {
        return HexFormat.of().formatHex(of(HexFormat.of().parseHex(hex), text));
    }

    /** Whether this is the code of the text; takes the same time for every wrong one. */
    boolean verifies(String text, String shown) {
        return MessageDigest.isEqual(
                sign(text).getBytes(StandardCharsets.US_ASCII),
                shown.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] of(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "EnrolmentMac";
    }
}
