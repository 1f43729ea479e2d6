/** Proof log as it is stored: leaves, checkpoints and cosignatures. */
@NullMarked
package vn.tienglang.office.store.proof;

import org.jspecify.annotations.NullMarked;
