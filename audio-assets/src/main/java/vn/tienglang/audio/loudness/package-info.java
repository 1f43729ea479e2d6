/**
 * How loud sound is: the meter of ITU-R BS.1770-4, the range of EBU Tech 3342, true peak. Pure
 * arithmetic: samples enter, figures leave. What is done about them is decided elsewhere.
 */
@NullMarked
package vn.tienglang.audio.loudness;

import org.jspecify.annotations.NullMarked;
