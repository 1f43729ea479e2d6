package vn.tienglang.airtime.signing;

/** Verifier of signatures against the keys it knows. */
@FunctionalInterface
public interface Verifier {
    /**
     * True when the signature was made over exactly these bytes with a known key. Never throws:
     * false for an unknown key or a malformed signature.
     */
    boolean verifies(byte[] bytes, Signature signature);
}
