/**
 * Proof of what was aired: checkpoints over the heads of all as-run chains, cosignatures of
 * witnesses at other offices, and the exported bundle of a station or unit that anybody verifies
 * without the centre.
 */
@NullMarked
package vn.tienglang.office.proof;

import org.jspecify.annotations.NullMarked;
