/**
 * Recordings: from an upload to a clip that can be booked. Input: an uploaded file. Output: the
 * stored master, a delivery copy and one stored state.
 */
@NullMarked
package vn.tienglang.office.recording;

import org.jspecify.annotations.NullMarked;
