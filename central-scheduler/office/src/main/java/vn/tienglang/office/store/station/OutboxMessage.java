package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.wire.Message;

/**
 * Outbox message: a message that must reach the broker.
 *
 * @param id number in the outbox
 * @param message the message to sign and send with QoS 1
 * @param retained whether the broker retains it
 * @param expiresAt when it expires, to the millisecond
 * @param attempts how often the broker refused it so far
 */
public record OutboxMessage(
        long id, Message message, boolean retained, Instant expiresAt, int attempts) {}
