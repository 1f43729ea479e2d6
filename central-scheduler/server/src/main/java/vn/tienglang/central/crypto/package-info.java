/**
 * Bouncy Castle adapter: fast Ed25519 signatures of the centre. Input: a private key and bytes.
 * Output: signatures.
 */
@NullMarked
package vn.tienglang.central.crypto;

import org.jspecify.annotations.NullMarked;
