/**
 * Pages and files of the proof log: checkpoints, who cosigned them, proofs for witnesses, and the
 * bundle of a month to download.
 */
@NullMarked
package vn.tienglang.pages.proof;

import org.jspecify.annotations.NullMarked;
