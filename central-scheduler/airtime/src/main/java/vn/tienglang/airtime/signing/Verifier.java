package vn.tienglang.airtime.signing;

/** Knows the keys that may speak, and tells their signatures from all others. */
@FunctionalInterface
public interface Verifier {
    /**
     * True when the signature was made over exactly these bytes with a known key. Never throws: an
     * unknown key or a broken signature is simply not a good one.
     */
    boolean verifies(byte[] bytes, Signature signature);
}
