/**
 * MQTT 5 client over Paho, used by node and centre. Input: broker settings, signed messages to
 * publish, filters to subscribe. Output: received bytes to a listener, the broker's answer to each
 * publication, the reason when a connection is lost.
 */
@NullMarked
package vn.tienglang.mqtt;

import org.jspecify.annotations.NullMarked;
