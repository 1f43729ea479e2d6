/**
 * MQTT link of the centre: logs and clip parts out, station messages in. Input: the outbox and
 * messages to send. Output: messages for the office, acknowledged after they are stored.
 */
@NullMarked
package vn.tienglang.central.link;

import org.jspecify.annotations.NullMarked;
