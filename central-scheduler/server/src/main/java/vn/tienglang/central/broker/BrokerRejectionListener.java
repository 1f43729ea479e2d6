package vn.tienglang.central.broker;

/** Listener for everything the broker rejected. */
@FunctionalInterface
public interface BrokerRejectionListener {
    /** Reason of a rejection. */
    enum RejectionReason {
        /** Name missing or invalid, or secret missing or wrong. */
        WRONG_SECRET,
        /** Client id that differs from the user name. */
        BORROWED_NAME,
        /** No certificate of this centre for a station, or one that is not valid now. */
        CERTIFICATE,
        /** Publish or subscribe on a topic that the client may not use. */
        TOPIC_NOT_ITS_OWN,
        /** Will on a topic on which the client may not publish. */
        WILL_NOT_ITS_OWN,
        /** Packet above the size limit. */
        OVERSIZE,
        /** Bytes that are not MQTT, or a packet out of order. */
        MALFORMED,
        /** MQTT before version 5, which cannot carry a signature. */
        OLD_PROTOCOL
    }

    /**
     * Records one rejection. Called on the broker's network threads; returns at once, never throws.
     *
     * @param reason reason of the rejection
     * @param who name of the client, or its network address without one; untrusted text
     * @param detail what exactly was rejected, for the log; untrusted text
     */
    void rejected(RejectionReason reason, String who, String detail);
}
