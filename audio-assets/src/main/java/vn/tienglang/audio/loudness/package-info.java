/**
 * Loudness meter of ITU-R BS.1770-4 with loudness range (EBU Tech 3342) and true peak. Input:
 * samples. Output: loudness, range and peaks.
 */
@NullMarked
package vn.tienglang.audio.loudness;

import org.jspecify.annotations.NullMarked;
