/**
 * Supervision of the node: opens the relay and ends the process when a thread dies or hangs, and
 * keeps the guard outside the process and systemd informed. Input: deaths of threads, {@link
 * vn.tienglang.node.port.WorkTimer} of the threads that make sound. Output: heartbeats on two Unix
 * sockets, the open relay, one call when the process has to end.
 *
 * <p>The guard outside is {@code deploy/debian/tieng-lang-guard}; its first comment describes the
 * protocol.
 */
@NullMarked
package vn.tienglang.node.guard;

import org.jspecify.annotations.NullMarked;
