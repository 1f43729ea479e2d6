/** Tests of exported bundles with programs that are not ours. */
@NullMarked
package vn.tienglang.deploy.proof;

import org.jspecify.annotations.NullMarked;
