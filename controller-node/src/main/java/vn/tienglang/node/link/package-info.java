/**
 * MQTT link of the station to the centre. Input: messages to send and bytes from the broker.
 * Output: signed messages on the wire, and events in the mailbox.
 */
@NullMarked
package vn.tienglang.node.link;

import org.jspecify.annotations.NullMarked;
