/** Tests of checkpoints and bundles. */
@NullMarked
package vn.tienglang.office.proof;

import org.jspecify.annotations.NullMarked;
