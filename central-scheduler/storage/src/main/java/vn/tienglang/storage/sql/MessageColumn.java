package vn.tienglang.storage.sql;

import java.nio.charset.StandardCharsets;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.store.Transactions;

/**
 * Messages as text in a column: the JSON of the wire, whose every released version stays readable.
 * What lies in our own books was checked when it came in, and is signed anew when it goes out; so
 * no signature is kept.
 */
final class MessageColumn {
    private static final Signature UNSIGNED = new Signature(new KeyId("unsigned"), "AAAA");

    private MessageColumn() {}

    /** The payload of any message but a part of a clip, which is no text. */
    static String of(Message message) {
        if (message instanceof Message.PartSent part) {
            throw new IllegalArgumentException("not to be kept: " + part);
        }
        return new String(Codec.encode(message, _ -> UNSIGNED).payload(), StandardCharsets.UTF_8);
    }

    /** The message of this topic and payload. */
    static Message read(String topic, String payload) {
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
                    throw new Transactions.Failed(
                            "a row of the books is not what was written: "
                                    + topic
                                    + ", "
                                    + why
                                    + ", "
                                    + detail);
        };
    }

    static Message read(Topic topic, String payload) {
        return read(topic.text(), payload);
    }
}
