package vn.tienglang.central.broker;

/** Hears of everything the broker did not let through. */
@FunctionalInterface
public interface BrokerRejectionListener {
    /** Why something was not let through. */
    enum RejectionReason {
        /** No name, no secret, or the wrong one. */
        WRONG_SECRET,
        /** A client id that is not the name it logged in with. */
        BORROWED_NAME,
        /** Spoke, or wanted to listen, where it may not. */
        TOPIC_NOT_ITS_OWN,
        /** Left a last will on a topic where it may not speak. */
        WILL_NOT_ITS_OWN,
        /** A packet larger than any message may be. */
        OVERSIZE,
        /** Bytes that are no MQTT, or MQTT out of turn. */
        MALFORMED,
        /** An older MQTT, which cannot carry a signature. */
        OLD_PROTOCOL
    }

    /**
     * Called on the broker's network threads: returns at once and never throws.
     *
     * @param who the name it gave, or its network address when it gave none; anybody's text
     * @param detail what exactly, for the trace; anybody's text
     */
    void refused(RejectionReason ground, String who, String detail);
}
