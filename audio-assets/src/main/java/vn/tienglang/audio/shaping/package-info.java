/**
 * Filters between decoder and encoder: gain, limiter, mono mix, resampling, horn preset. Input: a
 * source of any rate with up to six channels. Output: a source of the same length without delay.
 * Closing a filter closes its source. A filter is used by one thread and holds a few thousand
 * frames.
 */
@NullMarked
package vn.tienglang.audio.shaping;

import org.jspecify.annotations.NullMarked;
