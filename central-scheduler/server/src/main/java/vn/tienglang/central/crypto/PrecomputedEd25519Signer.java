package vn.tienglang.central.crypto;

import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;

/**
 * Ed25519 signer (RFC 8032, section 5.1.6) that computes the tables of the base point and the
 * public key once. The JDK computes both for every signature. The signature depends only on key and
 * bytes, so both give the same one. Safe for use by many threads.
 */
public final class PrecomputedEd25519Signer implements Signer {
    private final KeyId id;
    private final Ed25519PrivateKeyParameters key;

    private PrecomputedEd25519Signer(KeyId id, Ed25519PrivateKeyParameters key) {
        this.id = id;
        this.key = key;
    }

    /**
     * Makes a signer with this key id and key.
     *
     * @throws IllegalArgumentException when this is not an Ed25519 key with readable bytes
     */
    public static PrecomputedEd25519Signer of(KeyId id, PrivateKey key) {
        if (key instanceof EdECPrivateKey edwards
                && edwards.getParams().getName().equals("Ed25519")
                && edwards.getBytes().isPresent()) {
            return new PrecomputedEd25519Signer(
                    id, new Ed25519PrivateKeyParameters(edwards.getBytes().get()));
        }
        throw new IllegalArgumentException("not an Ed25519 key that can be read: " + id);
    }

    @Override
    public Signature sign(byte[] bytes) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(bytes, 0, bytes.length);
        return new Signature(id, Base64.getEncoder().encodeToString(signer.generateSignature()));
    }
}
