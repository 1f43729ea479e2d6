package vn.tienglang.mqtt;

import vn.tienglang.airtime.wire.SignedMessage;

/**
 * Signed message to publish, with its delivery options.
 *
 * @param message topic, payload and signature
 * @param qos 0: written once; 1: written until the broker acknowledges it
 * @param retained whether the broker stores it for later subscribers
 * @param expirySeconds seconds after which the broker drops it if it is not delivered; 0: never
 */
public record Publication(SignedMessage message, int qos, boolean retained, long expirySeconds) {}
