package vn.tienglang.airtime.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;

/**
 * Signed message as MQTT carries it. The signature is in the user properties {@code k} (key id) and
 * {@code s} (signature), so that the payload stays readable.
 *
 * <p>The signature covers topic and payload, so that a message for one station cannot be replayed
 * to another.
 */
public final class SignedMessage {
    /** MQTT 5 user property that names the key. */
    public static final String KEY_PROPERTY = "k";

    /** MQTT 5 user property that carries the signature. */
    public static final String SIGNATURE_PROPERTY = "s";

    private final String topic;
    private final byte[] payload;
    private final Signature signature;

    /** Creates a received message; the signature is not yet verified. */
    public SignedMessage(String topic, byte[] payload, Signature signature) {
        this.topic = topic;
        this.payload = payload.clone();
        this.signature = signature;
    }

    /** Signs topic and payload. */
    public static SignedMessage of(String topic, byte[] payload, Signer signer) {
        return new SignedMessage(topic, payload, signer.sign(signedBytes(topic, payload)));
    }

    /** True when the signature over topic and payload is good. */
    public boolean isSignedBy(Verifier verifier) {
        return verifier.verifies(signedBytes(topic, payload), signature);
    }

    private static byte[] signedBytes(String topic, byte[] payload) {
        byte[] head = ("tl-wire-1\n" + topic + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, whole, head.length, payload.length);
        return whole;
    }

    /** Topic of the message. */
    public String topic() {
        return topic;
    }

    /** Payload; a copy. */
    public byte[] payload() {
        return payload.clone();
    }

    /** Size of the payload in bytes. */
    public int size() {
        return payload.length;
    }

    /** Signature; not verified. */
    public Signature signature() {
        return signature;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedMessage signed
                && topic.equals(signed.topic)
                && signature.equals(signed.signature)
                && Arrays.equals(payload, signed.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, signature, Arrays.hashCode(payload));
    }

    @Override
    public String toString() {
        return topic + " (" + payload.length + " bytes, " + signature.key() + ")";
    }
}
