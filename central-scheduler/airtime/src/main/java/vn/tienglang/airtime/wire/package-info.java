/**
 * Wire format of the contract: messages, topics, JSON, signatures.
 *
 * <p>Input: a {@link vn.tienglang.airtime.wire.Message} to encode, or received bytes. Output: a
 * {@link vn.tienglang.airtime.wire.SignedMessage} (a topic, a payload that is readable in any MQTT
 * client, and an Ed25519 signature over both), or a {@link vn.tienglang.airtime.wire.Decoded}.
 * Decoding is total: any bytes become a value in bounded time, never an exception. The format is
 * versioned, and golden files hold every version that was released. Does not depend on an MQTT
 * library.
 */
@NullMarked
package vn.tienglang.airtime.wire;

import org.jspecify.annotations.NullMarked;
