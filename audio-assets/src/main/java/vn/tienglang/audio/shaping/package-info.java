/**
 * Filters that stand between a decoder and an encoder: each is a source of sound over another
 * source, made of it frame by frame. What enters is sound of any rate and up to six channels; what
 * leaves is as long, to the frame, and nothing in it has moved in time: whatever a filter must look
 * ahead it has looked ahead before it answers. Nothing here reads a clock or a file or knows why it
 * is asked. Closing a filter closes what it stands on. Each is used by one thread and holds a few
 * thousand frames, however long the sound is.
 */
@NullMarked
package vn.tienglang.audio.shaping;

import org.jspecify.annotations.NullMarked;
