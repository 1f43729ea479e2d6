/**
 * Ed25519 signing: key ids, signatures, signer and verifier. Input: bytes and a key. Output: a
 * signature, or whether a signature is good.
 */
@NullMarked
package vn.tienglang.airtime.signing;

import org.jspecify.annotations.NullMarked;
