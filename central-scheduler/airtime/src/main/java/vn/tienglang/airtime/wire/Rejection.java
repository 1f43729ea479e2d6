package vn.tienglang.airtime.wire;

/**
 * Reason why a message was rejected. Each is counted and shown; a rejected message changes nothing.
 */
public enum Rejection {
    /** Larger than {@link vn.tienglang.airtime.Limits#MESSAGE_BYTES}. */
    OVERSIZE,
    /** On a topic that is not in the contract, or not for this receiver. */
    UNKNOWN_TOPIC,
    /** No signature, a malformed one, or one of another key. */
    BAD_SIGNATURE,
    /** Of an unknown version of the contract. */
    UNKNOWN_VERSION,
    /** Not of the type of its topic, or with impossible content. */
    MALFORMED,
    /** Well-formed, but about another station than its topic. */
    OTHER_STATION,
    /** Older than the stored one: a replay, or overtaken on its way. */
    STALE
}
