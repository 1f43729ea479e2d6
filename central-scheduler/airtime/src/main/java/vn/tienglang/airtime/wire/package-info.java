/**
 * The contract as it travels: messages, topics, JSON, signatures.
 *
 * <p>A {@link vn.tienglang.airtime.wire.Message} enters and leaves as a {@link
 * vn.tienglang.airtime.wire.Parcel}: a topic, a payload a technician can read with any MQTT client,
 * and an Ed25519 signature over both. Decoding is total: any bytes from anyone become a value,
 * {@code Understood} or {@code Rejected}, in bounded time, and never an exception. Forms are
 * versioned, and golden files hold every version ever released. No MQTT library is known here.
 */
@NullMarked
package vn.tienglang.airtime.wire;

import org.jspecify.annotations.NullMarked;
