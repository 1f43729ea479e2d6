package vn.tienglang.airtime.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Signer and verifier for tests that use a checksum instead of a secret: a hundred times cheaper
 * than Ed25519. Good enough for a simulation, where bytes are lost, mixed up and replayed but
 * nobody forges. Every key signs differently, and changed bytes do not verify.
 *
 * @param key key id that it signs with and accepts
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
