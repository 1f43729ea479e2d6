package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;

/**
 * Outbox message: a message that must reach the broker.
 *
 * @param id number in the outbox
 * @param message the message to sign and send with QoS 1
 * @param retained whether the broker retains it
 * @param expiresAt when it expires, to the millisecond
 * @param attempts how often the broker refused it so far
 * @param form whether it is signed already
 */
public record OutboxMessage(
        long id, Message message, boolean retained, Instant expiresAt, int attempts, Form form) {
    /** How the message is stored. */
    public sealed interface Form {
        /** Not signed yet. */
        record Unsigned() implements Form {}

        /** Signed when it was stored, as it is sent. */
        record Signed(SignedMessage signed) implements Form {}
    }

    /** A message that is signed when it is sent. */
    public OutboxMessage(
            long id, Message message, boolean retained, Instant expiresAt, int attempts) {
        this(id, message, retained, expiresAt, attempts, new Form.Unsigned());
    }
}
