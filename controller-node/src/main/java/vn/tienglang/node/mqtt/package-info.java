/**
 * The road to the centre, by MQTT 5; the one room of the node that knows Paho.
 *
 * <p>What enters are messages to send, which are signed here, and bytes from the broker, which are
 * checked, decoded and left in the mailbox as events, never more than that: a library's thread must
 * not be kept waiting. A message is acknowledged to the broker only once the station has kept it. A
 * connection is made, used and thrown away whole; the next one shares nothing with it, so that no
 * late answer of a dead connection can reach a living one. What is not here: what to send, when to
 * send it again, and what a message means.
 */
@NullMarked
package vn.tienglang.node.mqtt;

import org.jspecify.annotations.NullMarked;
