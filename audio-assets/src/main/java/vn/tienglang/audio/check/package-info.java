/**
 * Detection of defects in a recording: clipping, silence, DC offset, wrong speed. Input: samples,
 * block by block. Output: findings with kind, weight and position.
 */
@NullMarked
package vn.tienglang.audio.check;

import org.jspecify.annotations.NullMarked;
