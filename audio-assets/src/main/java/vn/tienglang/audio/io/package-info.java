/**
 * Reading of sound files as bytes and as blocks of frames, with the limits that hold for every
 * format. Input: a file of unknown origin. Output: unsigned numbers, bytes or blocks of frames.
 */
@NullMarked
package vn.tienglang.audio.io;

import org.jspecify.annotations.NullMarked;
