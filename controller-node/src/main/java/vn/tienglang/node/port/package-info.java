/**
 * Ports of the node: what the core needs from relay, speaker, clip store, journal, link and clock,
 * and the events they report. Input: calls of the loop. Output: events in the mailbox.
 */
@NullMarked
package vn.tienglang.node.port;

import org.jspecify.annotations.NullMarked;
