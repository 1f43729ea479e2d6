package vn.tienglang.airtime.enrolment;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;

/**
 * Request of a station to be enrolled. It has no secret: the private key and the broker secret stay
 * at the station. Its text has one form; each changed byte makes the code of the message wrong.
 *
 * @param codeId {@link EnrolmentCode#id}
 * @param nonce 32 hexadecimal digits, new for each request
 * @param publicKey {@link Ed25519#text} of the key that signs messages and owns the certificate
 * @param secretSha256 SHA-256 of the broker secret in hexadecimal
 * @param brokerPassword {@link MosquittoPassword} of the same secret
 * @param signature by the private key, over the lines before it: the sender owns the key
 * @param mac by the key of the code, over all lines before it: the sender knows the code
 */
public record EnrolmentRequest(
        String codeId,
        String nonce,
        String publicKey,
        String secretSha256,
        String brokerPassword,
        String signature,
        String mac) {
    /** Most characters of its text. */
    public static final int CHARACTERS_MOST = 2_048;

    private static final String FORMAT = "tl-enrol-request-1";
    private static final KeyId NEW = new KeyId("new");
    private static final int NONCE_BYTES = 16;
    private static final Pattern HEX_16 = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern HEX_32 = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern HEX_64 = Pattern.compile("[0-9a-f]{64}");

    /** Rejects fields of another form. */
    public EnrolmentRequest {
        if (!HEX_16.matcher(codeId).matches()
                || !HEX_32.matcher(nonce).matches()
                || !HEX_64.matcher(secretSha256).matches()
                || !MosquittoPassword.isHash(brokerPassword)
                || !Ed25519.text(Ed25519.publicKey(publicKey)).equals(publicKey)) {
            throw new IllegalArgumentException("not the form of an enrolment request");
        }
    }

    /**
     * Makes a request.
     *
     * @param publicKey {@link Ed25519#text} of the public half of {@code key}
     * @param secret broker secret; only hashes of it leave the station
     */
    public static EnrolmentRequest of(
            EnrolmentCode code,
            PrivateKey key,
            String publicKey,
            String secret,
            SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var bare =
                new EnrolmentRequest(
                        code.id(),
                        HexFormat.of().formatHex(nonce),
                        publicKey,
                        HexFormat.of().formatHex(Sha256.of(secret)),
                        MosquittoPassword.hash(secret, random),
                        "",
                        "");
        String signature = Ed25519.signer(NEW, key).sign(Sha256.of(bare.claims())).value();
        var signed = bare.with(signature, "");
        return signed.with(signature, code.mac().sign(signed.authenticated()));
    }

    private EnrolmentRequest with(String newSignature, String newMac) {
        return new EnrolmentRequest(
                codeId, nonce, publicKey, secretSha256, brokerPassword, newSignature, newMac);
    }

    private String claims() {
        return FORMAT
                + "\n"
                + EnrolmentText.line("code", codeId)
                + EnrolmentText.line("nonce", nonce)
                + EnrolmentText.line("key", publicKey)
                + EnrolmentText.line("secret", secretSha256)
                + EnrolmentText.line("password", brokerPassword);
    }

    private String authenticated() {
        return claims() + EnrolmentText.line("signature", signature);
    }

    /** Text of the request; {@link #parse} reads it back. */
    public String text() {
        return authenticated() + EnrolmentText.line("mac", mac);
    }

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException when the text is anything else than one
     */
    public static EnrolmentRequest parse(String text) {
        var lines = new EnrolmentText(text, CHARACTERS_MOST, FORMAT);
        var request =
                new EnrolmentRequest(
                        lines.value("code"),
                        lines.value("nonce"),
                        lines.value("key"),
                        lines.value("secret"),
                        lines.value("password"),
                        lines.value("signature"),
                        lines.value("mac"));
        if (!request.text().equals(text)) {
            throw new IllegalArgumentException("not the form of an enrolment request");
        }
        return request;
    }

    /** Whether its sender knows the code of this key and owns the private half of the key in it. */
    public boolean isAuthentic(EnrolmentMac key) {
        return key.verifies(authenticated(), mac)
                && Ed25519.verifier(NEW, Ed25519.publicKey(publicKey))
                        .verifies(Sha256.of(claims()), new Signature(NEW, signature));
    }

    /** Digest that binds an answer to this request. */
    String digest() {
        return HexFormat.of().formatHex(Sha256.of(text()));
    }
}
