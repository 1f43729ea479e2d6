/** Tests of the proof log. */
@NullMarked
package vn.tienglang.airtime.proof;

import org.jspecify.annotations.NullMarked;
