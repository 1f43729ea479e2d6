package vn.tienglang.storage.sql.column;

import java.nio.charset.StandardCharsets;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;

/**
 * Mapper of messages to a text column. The text is the JSON of the wire format, of which every
 * released version stays readable. Signatures are not in it: a received message is verified before
 * it is stored, and an issued log has its signature in columns of its own.
 */
public final class MessageColumn {
    private static final Signature UNSIGNED = new Signature(new KeyId("unsigned"), "AAAA");

    private MessageColumn() {}

    /** Returns the payload of any message except a part of a clip, which is not text. */
    public static String of(Message message) {
        if (message instanceof Message.PartSent part) {
            throw new IllegalArgumentException("not stored as text: " + part);
        }
        return new String(Codec.encode(message, _ -> UNSIGNED).payload(), StandardCharsets.UTF_8);
    }

    /** Returns the payload of a signed message. */
    public static String text(SignedMessage signed) {
        return new String(signed.payload(), StandardCharsets.UTF_8);
    }

    /** Returns a message as it was signed. */
    public static SignedMessage signed(String topic, String payload, Signature signature) {
        return new SignedMessage(topic, payload.getBytes(StandardCharsets.UTF_8), signature);
    }

    /** Returns the message with this topic and payload. */
    public static Message read(String topic, String payload) {
        Decoded decoded =
                Codec.decode(
                        topic,
                        payload.getBytes(StandardCharsets.UTF_8),
                        UNSIGNED.key().value(),
                        UNSIGNED.value(),
                        _ -> (_, _) -> true);
        return switch (decoded) {
            case Decoded.Valid(Message message) -> message;
            case Decoded.Rejected(var why, String detail) ->
                    throw ColumnMapper.damaged(topic + ", " + why + ", " + detail);
        };
    }

    public static Message read(Topic topic, String payload) {
        return read(topic.text(), payload);
    }
}
