package vn.tienglang.airtime.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Signers and verifiers with Ed25519 (RFC 8032), and the text form of keys. */
public final class Ed25519 {
    private static final String ALGORITHM = "Ed25519";

    private Ed25519() {}

    /** Creates a key pair from the secure random numbers of the platform. */
    public static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** Signer with this key, under the key id {@code id}. */
    public static Signer signer(KeyId id, PrivateKey key) {
        return bytes -> {
            try {
                var engine = java.security.Signature.getInstance(ALGORITHM);
                engine.initSign(key);
                engine.update(bytes);
                return new Signature(id, Base64.getEncoder().encodeToString(engine.sign()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot sign as " + id, e);
            }
        };
    }

    /**
     * Verifier that accepts only this key under this key id, and only one text of each signature:
     * the decoder of the JDK also reads Base64 without padding or with other unused bits.
     */
    public static Verifier verifier(KeyId id, PublicKey key) {
        return (bytes, signature) -> {
            if (!signature.key().equals(id)) {
                return false;
            }
            try {
                byte[] value = Base64.getDecoder().decode(signature.value());
                if (!Base64.getEncoder().encodeToString(value).equals(signature.value())) {
                    return false;
                }
                var engine = java.security.Signature.getInstance(ALGORITHM);
                engine.initVerify(key);
                engine.update(bytes);
                return engine.verify(value);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return false;
            }
        };
    }

    /** Public key as one line of Base64 (X.509 SubjectPublicKeyInfo). */
    public static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** Private key as one line of Base64 (PKCS#8). */
    public static String text(PrivateKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * Reads the text of {@link #text(PublicKey)}.
     *
     * @throws IllegalArgumentException when the text is not such a key
     */
    public static PublicKey publicKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /**
     * Reads the text of {@link #text(PrivateKey)}.
     *
     * @throws IllegalArgumentException when the text is not such a key
     */
    public static PrivateKey privateKey(String text) {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("not an Ed25519 private key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }
}
