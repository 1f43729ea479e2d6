package vn.tienglang.airtime.enrolment;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import vn.tienglang.airtime.Sha256;

/**
 * Enrolment code: 80 random bits, which a person reads from a page of the centre and types at the
 * station. It never crosses the network. Both ends derive a public id and a secret key from it.
 *
 * @param text {@value #CHARACTERS} characters of Crockford's Base32
 */
public record EnrolmentCode(String text) {
    /** Length without the hyphens that people read. */
    public static final int CHARACTERS = 16;

    /** Crockford's alphabet: no I, L, O and U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int GROUP = 4;
    private static final int ID_BYTES = 8;
    private static final String ID = "tl-enrol-id-1";
    private static final String MAC = "tl-enrol-mac-1";

    /** Rejects any other text. */
    public EnrolmentCode {
        if (text.length() != CHARACTERS || !text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not an enrolment code");
        }
    }

    /** A new code. */
    public static EnrolmentCode random(SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new EnrolmentCode(text.toString());
    }

    /**
     * Reads what a person typed: capitals or not, hyphens and spaces anywhere, O for 0, I and L for
     * 1.
     *
     * @throws IllegalArgumentException when it is no code; the message does not repeat it
     */
    public static EnrolmentCode parse(String typed) {
        return new EnrolmentCode(
                typed.toUpperCase(Locale.ROOT)
                        .replaceAll("[\\s-]", "")
                        .replace('O', '0')
                        .replaceAll("[IL]", "1"));
    }

    /** The code as people read it, in groups of four. */
    public String grouped() {
        var grouped = new StringBuilder();
        for (int at = 0; at < CHARACTERS; at += GROUP) {
            grouped.append(at == 0 ? "" : "-").append(text, at, at + GROUP);
        }
        return grouped.toString();
    }

    /** Public name of the code: 16 hexadecimal digits. It does not reveal the code. */
    public String id() {
        byte[] whole = EnrolmentMac.of(bytes(), ID);
        return HexFormat.of().formatHex(whole, 0, ID_BYTES);
    }

    /** The key of both messages, which the centre stores in place of the code. */
    public EnrolmentMac mac() {
        return new EnrolmentMac(HexFormat.of().formatHex(EnrolmentMac.of(bytes(), MAC)));
    }

    private byte[] bytes() {
        return Sha256.of(text);
    }

    /** Hides the code. */
    @Override
    public String toString() {
        return "EnrolmentCode";
    }
}
