package vn.tienglang.node.port;

import vn.tienglang.airtime.wire.Message;

/**
 * Connection to the centre, which reconnects by itself. A message may get lost, arrive twice or
 * arrive late.
 *
 * <p>Received messages are reported as {@code Event.MessageReceived}: at least once for logs,
 * emergencies and acknowledgements, at most once for parts and time. {@code Event.LinkUp} and
 * {@code Event.LinkDown} report the state of the connection.
 */
public interface Link extends AutoCloseable {
    /**
     * Sends the message. Never blocks, never throws; while the link is down the message is lost.
     */
    void send(Message message);

    /** Disconnects in order, without the last will, and closes the connection. */
    @Override
    void close();
}
