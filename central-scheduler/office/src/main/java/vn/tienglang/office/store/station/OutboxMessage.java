package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.wire.Message;

/**
 * A message that must reach the broker.
 *
 * @param id its number in the outbox
 * @param message what to sign and send, QoS 1
 * @param retained whether the broker shall keep it for those who come later
 * @param expiresAt from then on it is of no use to anybody
 */
public record OutboxMessage(long id, Message message, boolean retained, Instant expiresAt) {}
