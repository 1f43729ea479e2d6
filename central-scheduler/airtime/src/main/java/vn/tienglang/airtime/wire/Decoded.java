package vn.tienglang.airtime.wire;

/** Result of decoding bytes from the network. Never an exception. */
public sealed interface Decoded {
    /** A message whose signature is good. */
    record Valid(Message message) implements Decoded {}

    /** A rejected message. */
    record Rejected(Rejection reason, String detail) implements Decoded {}
}
