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

/** Signing and verifying by Ed25519 (RFC 8032), and the text forms its keys are kept in. */
public final class Ed25519 {
    private static final String ALGORITHM = "Ed25519";

    private Ed25519() {}

    /** A new pair from the platform's secure randomness. */
    public static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** Signs as {@code id} with this key. */
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

    /** Knows this one key under this one name. */
    public static Verifier verifier(KeyId id, PublicKey key) {
        return (bytes, signature) -> {
            if (!signature.key().equals(id)) {
                return false;
            }
            try {
                var engine = java.security.Signature.getInstance(ALGORITHM);
                engine.initVerify(key);
                engine.update(bytes);
                return engine.verify(Base64.getDecoder().decode(signature.value()));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return false;
            }
        };
    }

    /** The key as one line of Base64 (X.509 SubjectPublicKeyInfo). */
    public static String text(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** The key as one line of Base64 (PKCS#8). */
    public static String text(PrivateKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * The key out of what {@link #text(PublicKey)} made of it.
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
     * The key out of what {@link #text(PrivateKey)} made of it.
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
