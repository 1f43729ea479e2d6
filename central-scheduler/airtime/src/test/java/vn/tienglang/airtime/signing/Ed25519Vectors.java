package vn.tienglang.airtime.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import vn.tienglang.airtime.wire.TestKeys;

/** Published signatures of Project Wycheproof, good and bad, from {@code wycheproof.txt}. */
public final class Ed25519Vectors {
    private static final String FILE = "/ed25519/wycheproof.txt";

    private Ed25519Vectors() {}

    /**
     * A published signature.
     *
     * @param name number in the published file
     * @param isValid whether the signature is good
     * @param key public key
     * @param message signed bytes in hexadecimal
     * @param signature Base64 of the signature
     */
    public record Vector(
            String name, boolean isValid, PublicKey key, String message, String signature) {
        /** Whether a verifier of this key, under this key id, accepts the signature. */
        public boolean isAcceptedBy(Verifier verifier, KeyId id) {
            try {
                return verifier.verifies(bytes(message), new Signature(id, signature));
            } catch (IllegalArgumentException e) {
                // Too long or empty: the message is rejected before a verifier sees it.
                return false;
            }
        }

        @Override
        public String toString() {
            return "Wycheproof " + name;
        }
    }

    /** All published signatures of the file. */
    public static List<Vector> all() {
        try (InputStream file =
                Objects.requireNonNull(Ed25519Vectors.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .map(field ->
                            new Vector(
                                    field[0],
                                    field[1].equals("valid"),
                                    TestKeys.publicKey(field[2]),
                                    field[3],
                                    Base64.getEncoder().encodeToString(bytes(field[4]))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.equals("-") ? "" : hex);
    }
}
