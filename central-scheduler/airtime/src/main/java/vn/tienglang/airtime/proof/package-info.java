/**
 * Proof log: formats and pure functions by which anybody checks the as-run entries of a centre
 * without trusting it. Merkle tree of RFC 6962 and RFC 9162, signed notes, checkpoints and
 * cosignatures of C2SP, statements of the chains of a station, and the exported bundle with its
 * verifier.
 */
@NullMarked
package vn.tienglang.airtime.proof;

import org.jspecify.annotations.NullMarked;
