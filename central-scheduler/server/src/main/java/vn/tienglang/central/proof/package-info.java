/** Commands that export a bundle of proof, and verify one without a centre. */
@NullMarked
package vn.tienglang.central.proof;

import org.jspecify.annotations.NullMarked;
