package vn.tienglang.node.port;

import vn.tienglang.airtime.wire.Message;

/**
 * The connection to the centre as the core sees it: a road on which anything may get lost, come
 * twice or come late, and which reconnects by itself for ever.
 *
 * <p>What comes in arrives as {@code Event.Received}, at least once for logs, emergencies and
 * acknowledgements, at most once for parts and time; {@code Event.LinkUp} and {@code
 * Event.LinkDown} tell its state.
 */
public interface Link extends AutoCloseable {
    /** Sends, or loses, the message. Never blocks, never throws; while down it is simply lost. */
    void send(Message message);

    /** Says goodbye (the last will is not spoken) and lets go of the network. */
    @Override
    void close();
}
