/**
 * Child processes of Debian's ffmpeg: bounded in time, memory and output. Input: a fixed command.
 * Output: bytes on a pipe, the exit value and the beginning of the error output.
 */
@NullMarked
package vn.tienglang.audio.process;

import org.jspecify.annotations.NullMarked;
