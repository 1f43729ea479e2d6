/** Tests of the witness. */
@NullMarked
package vn.tienglang.deploy.witness;

import org.jspecify.annotations.NullMarked;
