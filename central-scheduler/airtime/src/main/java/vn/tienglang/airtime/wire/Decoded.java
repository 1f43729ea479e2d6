package vn.tienglang.airtime.wire;

/** What became of bytes from the network: a message, or a counted refusal. Never an exception. */
public sealed interface Decoded {
    /** A message, signed by who may say it. */
    record Valid(Message message) implements Decoded {}

    /** Refused, why, and what exactly was wrong with it, in words for the trace. */
    record Rejected(Rejection reason, String detail) implements Decoded {}
}
