package vn.tienglang.airtime.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Signs with a checksum instead of a secret: a hundred times cheaper than Ed25519 and as faithful
 * in a simulation, where bytes are lost, mixed up and replayed but nobody computes forgeries. Every
 * key signs differently, and what was changed by chance does not verify.
 *
 * @param key the key it signs as and knows
 */
public record FastSigner(KeyId key) implements Signer, Verifier {
    @Override
    public Signature sign(byte[] bytes) {
        return new Signature(key, value(bytes));
    }

    @Override
    public boolean verifies(byte[] bytes, Signature signature) {
        return signature.key().equals(key) && signature.value().equals(value(bytes));
    }

    private String value(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(key.value().getBytes(StandardCharsets.UTF_8));
        sum.update(bytes);
        byte[] mark =
                ByteBuffer.allocate(8).putInt(bytes.length).putInt((int) sum.getValue()).array();
        return Base64.getEncoder().encodeToString(mark);
    }
}
