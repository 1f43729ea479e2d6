/**
 * Recordings as samples. What enters are the bytes of a sound file; what leaves is PCM that a
 * station can play frame by frame, or a refusal that says what is wrong with the file. The
 * arithmetic of loudness and the pipeline that admits a recording have rooms of their own below
 * this one. What is not here: the sound card, which belongs to the node, and anything that knows of
 * schedules.
 */
@NullMarked
package vn.tienglang.audio;

import org.jspecify.annotations.NullMarked;
