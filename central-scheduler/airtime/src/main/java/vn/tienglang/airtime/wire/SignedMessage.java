package vn.tienglang.airtime.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;

/**
 * A signed message as MQTT carries it. The signature stands in the user properties {@code k} (key
 * id) and {@code s} (signature), so that the payload stays plain to read.
 *
 * <p>The signature covers the topic, so that a message meant for one station cannot be replayed to
 * another, and the payload, byte for byte.
 */
public final class SignedMessage {
    /** MQTT 5 user property that names the key. */
    public static final String KEY_PROPERTY = "k";

    /** MQTT 5 user property that carries the signature. */
    public static final String SIGNATURE_PROPERTY = "s";

    private final String topic;
    private final byte[] payload;
    private final Signature signature;

    /** A parcel as it came in; whether the signature is good is not yet known. */
    public SignedMessage(String topic, byte[] payload, Signature signature) {
        this.topic = topic;
        this.payload = payload.clone();
        this.signature = signature;
    }

    /** Signs payload and topic. */
    public static SignedMessage of(String topic, byte[] payload, Signer signer) {
        return new SignedMessage(topic, payload, signer.sign(signedBytes(topic, payload)));
    }

    /** True when topic and payload are as the key's owner sent them. */
    public boolean isSignedBy(Verifier verifier) {
        return verifier.verifies(signedBytes(topic, payload), signature);
    }

    private static byte[] signedBytes(String topic, byte[] payload) {
        byte[] head = ("tl-wire-1\n" + topic + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, whole, head.length, payload.length);
        return whole;
    }

    /** Where it goes, or came from. */
    public String topic() {
        return topic;
    }

    /** Its bytes; a copy. */
    public byte[] payload() {
        return payload.clone();
    }

    /** Its length in bytes. */
    public int size() {
        return payload.length;
    }

    /** What it is signed with. */
    public Signature signature() {
        return signature;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedMessage parcel
                && topic.equals(parcel.topic)
                && signature.equals(parcel.signature)
                && Arrays.equals(payload, parcel.payload);
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
