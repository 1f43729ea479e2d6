package vn.tienglang.airtime.signing;

/** Signer of bytes. The same bytes always get the same signature (RFC 8032). */
@FunctionalInterface
public interface Signer {
    /** The signature over exactly these bytes. */
    Signature sign(byte[] bytes);
}
