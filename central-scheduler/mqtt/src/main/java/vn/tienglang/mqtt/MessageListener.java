package vn.tienglang.mqtt;

/**
 * Receiver of the messages of one connection. Called on a Paho thread: returns at once, because a
 * blocked callback blocks the whole connection, and never throws.
 */
@FunctionalInterface
public interface MessageListener {
    /**
     * Receives one message, not yet checked.
     *
     * @param topic its topic
     * @param payload its bytes
     * @param key user property {@code k}; empty if absent
     * @param signature user property {@code s}; empty if absent
     * @param qos 0, or 1: the broker then waits for an acknowledgement
     * @param acknowledger acknowledges a message of QoS 1, does nothing at QoS 0; runs on any
     *     thread, never throws
     * @return false if there was no room for it; at QoS 1 the connection is then dropped, so that
     *     the broker sends the message again on the next one
     */
    boolean onMessage(
            String topic,
            byte[] payload,
            String key,
            String signature,
            int qos,
            Runnable acknowledger);
}
