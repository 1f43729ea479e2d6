/**
 * Recordings as samples. What enters are the bytes of a sound file; what leaves is where and how
 * its PCM lies, so that a station can play it frame by frame, or a refusal that says what is wrong
 * with the file and at which byte. The arithmetic of loudness, the pipeline that admits a recording
 * and the library of admitted clips have rooms of their own below this one. What is not here: the
 * sound card, which belongs to the node, and anything that knows of schedules.
 */
@NullMarked
package vn.tienglang.audio;

import org.jspecify.annotations.NullMarked;
