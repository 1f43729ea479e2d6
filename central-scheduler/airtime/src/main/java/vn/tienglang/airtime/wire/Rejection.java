package vn.tienglang.airtime.wire;

/** Why a message was refused. Each is counted and shown; none changes anything. */
public enum Rejection {
    /** Larger than any message may be. */
    OVERSIZE,
    /** On a topic that is not of the contract, or not this one's to hear. */
    UNKNOWN_TOPIC,
    /** No signature, a broken one, or one of somebody else. */
    BAD_SIGNATURE,
    /** Of a version of the contract this program does not speak. */
    UNKNOWN_VERSION,
    /** Not what its topic says it is, or with impossible content. */
    MALFORMED,
    /** Well-formed, but about another station than its topic. */
    OTHER_STATION,
    /** Older than what is already held: a replay, or a message overtaken on its way. */
    STALE
}
